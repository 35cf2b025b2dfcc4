package io.vigil.server.history;

import io.vigil.schemas.Moment;
import io.vigil.server.feed.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** Reads a {@link History}. Thread-safe. */
public final class HistoryReader {
  /** Candidates of a search by meaning, in each part of the index: more find better, and slower. */
  private static final int CANDIDATES = 100;

  private static final Sort NEWEST_FIRST = sort(true);
  private static final Sort OLDEST_FIRST = sort(false);

  private final History history;

  /** What is done with a searcher. */
  private interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  /**
   * Where a picture lies.
   *
   * @param time of the picture
   * @param partition of its topic
   * @param offset of its record
   */
  public record PicturePlace(Instant time, int partition, long offset) {}

  public HistoryReader(History history) {
    this.history = history;
  }

  private static Sort sort(boolean newestFirst) {
    return new Sort(
        new SortField(Fields.START, SortField.Type.LONG, newestFirst),
        new SortField(Fields.KEY, SortField.Type.STRING));
  }

  private static <T> T search(History history, boolean exactly, Search<T> search) {
    try {
      history.freshen(exactly);
      IndexSearcher searcher = history.searchers().acquire();
      try {
        return search.on(searcher);
      } finally {
        history.searchers().release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rank of what is filed under an id, -1 for nothing; as of the last refresh. */
  static int rank(History history, Kind kind, String id) throws IOException {
    IndexSearcher searcher = history.searchers().acquire();
    try {
      TopDocs found = searcher.search(new TermQuery(Fields.key(kind, id)), 1);
      return found.scoreDocs.length == 0
          ? -1
          : Fields.rank(searcher.storedFields().document(found.scoreDocs[0].doc));
    } finally {
      history.searchers().release(searcher);
    }
  }

  /** The entry of an id. */
  public Optional<Entry> get(Kind kind, String id) {
    return search(
        history,
        false,
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(Fields.key(kind, id)), 1);
          return entries(searcher, found.scoreDocs).stream().findFirst();
        });
  }

  /** Part of a list, newest first, after a cursor. */
  public Page list(Kind kind, Selection selection, int limit, Optional<Cursor> after) {
    return search(
        history,
        false,
        searcher -> {
          Query query = Queries.of(kind, selection);
          TopDocs found =
              after.isPresent() && searcher.getIndexReader().maxDoc() > 0
                  ? searcher.searchAfter(
                      place(after.get(), searcher), query, limit + 1, NEWEST_FIRST)
                  : searcher.search(query, limit + 1, NEWEST_FIRST);
          List<Entry> entries = entries(searcher, found.scoreDocs);
          if (entries.size() <= limit) {
            return new Page(entries, Optional.empty());
          }
          Entry last = entries.get(limit - 1);
          return new Page(
              entries.subList(0, limit),
              Optional.of(
                  new Cursor(Fields.micros(last.start()), Fields.key(kind, last.id()).text())));
        });
  }

  /** No two entries are equal to the list's order, so the document's own number never decides. */
  private static FieldDoc place(Cursor cursor, IndexSearcher searcher) {
    return new FieldDoc(
        searcher.getIndexReader().maxDoc() - 1,
        Float.NaN,
        new Object[] {cursor.start(), new BytesRef(cursor.key())});
  }

  /** Entries oldest first, at most so many. */
  public List<Entry> during(Kind kind, Selection selection, int limit) {
    return search(
        history,
        false,
        searcher ->
            entries(
                searcher,
                searcher.search(Queries.of(kind, selection), limit, OLDEST_FIRST).scoreDocs));
  }

  /** How many entries there are. */
  public int count(Kind kind, Selection selection) {
    return search(history, false, searcher -> searcher.count(Queries.of(kind, selection)));
  }

  /** The newest picture of a stream up to a time. */
  public Optional<PicturePlace> picture(String stream, Instant until) {
    Selection selection =
        Selection.ALL
            .ofStreams(Set.of(stream))
            .within(Optional.empty(), Optional.of(until.plusNanos(1000)));
    return search(
        history,
        false,
        searcher -> {
          ScoreDoc[] found =
              searcher.search(Queries.of(Kind.FRAME, selection), 1, NEWEST_FIRST).scoreDocs;
          if (found.length == 0) {
            return Optional.empty();
          }
          Document document = searcher.storedFields().document(found[0].doc);
          String partition = document.get(Fields.PARTITION);
          return Optional.of(
              new PicturePlace(
                  Fields.time(Fields.number(document, Fields.START)),
                  Integer.parseInt(partition.substring(partition.lastIndexOf('/') + 1)),
                  Fields.number(document, Fields.OFFSET)));
        });
  }

  /**
   * The moments whose embeddings are nearest.
   *
   * @param vector unit length, of the model that the selection names
   * @param limit at most so many, the nearest first
   */
  public List<Near> nearest(float[] vector, Selection selection, int limit) {
    Query query =
        new KnnFloatVectorQuery(
            Fields.vector(vector.length),
            vector,
            Math.max(CANDIDATES, limit),
            Queries.of(Kind.MOMENT, selection));
    return search(
        history,
        false,
        searcher -> {
          ScoreDoc[] found = searcher.search(query, limit).scoreDocs;
          List<Entry> entries = entries(searcher, found);
          List<Near> near = new ArrayList<>();
          for (int i = 0; i < found.length; i++) {
            // Lucene's score of a product is (1 + product) / 2.
            near.add(new Near(entries.get(i), 2.0 * found[i].score - 1));
          }
          return near;
        });
  }

  /** The embedding of a moment. */
  public static float[] embedding(Entry moment) {
    return Fields.floats(moment.record(Moment.class));
  }

  /**
   * What was filed between two places in the topics, each entry in its last form, in the order in
   * which it was filed. All that was taken before this call is seen.
   *
   * @param limit at most so many; more than that means that the caller must begin anew
   */
  public List<Entry> filed(
      Position from, Position until, Collection<Kind> kinds, Set<String> streams, int limit) {
    return search(
        history,
        true,
        searcher -> {
          List<Entry> all = new ArrayList<>();
          for (Map.Entry<TopicPartition, Long> end : until.offsets().entrySet()) {
            TopicPartition partition = end.getKey();
            Query query =
                Queries.filed(
                    Fields.partition(partition.topic(), partition.partition()),
                    from.next(partition).orElse(0),
                    end.getValue(),
                    kinds);
            Sort inOrder = new Sort(new SortField(Fields.OFFSET, SortField.Type.LONG));
            all.addAll(entries(searcher, searcher.search(query, limit, inOrder).scoreDocs));
          }
          all.removeIf(entry -> !streams.isEmpty() && !streams.contains(entry.stream()));
          all.sort(Comparator.comparing(Entry::end));
          return all.size() > limit ? all.subList(0, limit) : all;
        });
  }

  private static List<Entry> entries(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (ScoreDoc hit : found) {
      entries.add(Fields.entry(searcher.storedFields().document(hit.doc)));
    }
    return entries;
  }
}
