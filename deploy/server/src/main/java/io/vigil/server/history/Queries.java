package io.vigil.server.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.FloatPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** A selection in the index's terms. */
final class Queries {
  private Queries() {}

  static Query of(Kind kind, Selection selection) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(term(Fields.KIND, kind.text()), Occur.FILTER);
    oneOf(Fields.STREAM, selection.streams(), all);
    oneOf(Fields.TYPE, selection.types(), all);
    selection.model().ifPresent(model -> all.add(term(Fields.MODEL, model), Occur.FILTER));
    selection
        .to()
        .ifPresent(
            to ->
                all.add(
                    LongPoint.newRangeQuery(Fields.START, Long.MIN_VALUE, Fields.micros(to) - 1),
                    Occur.FILTER));
    selection
        .from()
        .ifPresent(
            from -> {
              long micros = Fields.micros(from);
              // An entry without length is within the interval that it begins.
              all.add(
                  new BooleanQuery.Builder()
                      .add(
                          LongPoint.newRangeQuery(Fields.END, micros + 1, Long.MAX_VALUE),
                          Occur.SHOULD)
                      .add(
                          LongPoint.newRangeQuery(Fields.START, micros, Long.MAX_VALUE),
                          Occur.SHOULD)
                      .build(),
                  Occur.FILTER);
            });
    if (selection.minConfidence() > 0) {
      all.add(
          FloatPoint.newRangeQuery(
              Fields.CONFIDENCE, (float) selection.minConfidence(), Float.POSITIVE_INFINITY),
          Occur.FILTER);
    }
    selection.text().ifPresent(text -> all.add(words(text), Occur.FILTER));
    return new ConstantScoreQuery(all.build());
  }

  /** What of a partition was filed at [from, until). */
  static Query filed(String partition, long from, long until, Collection<Kind> kinds) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(term(Fields.PARTITION, partition), Occur.FILTER);
    all.add(LongPoint.newRangeQuery(Fields.OFFSET, from, until - 1), Occur.FILTER);
    oneOf(Fields.KIND, kinds.stream().map(Kind::text).toList(), all);
    return new ConstantScoreQuery(all.build());
  }

  /** All words of a text, in any order; a text without words finds nothing. */
  private static Query words(String text) {
    return Optional.ofNullable(
            new QueryBuilder(History.analyzer()).createBooleanQuery(Fields.TEXT, text, Occur.MUST))
        .orElseGet(MatchNoDocsQuery::new);
  }

  private static void oneOf(String field, Collection<String> values, BooleanQuery.Builder all) {
    if (!values.isEmpty()) {
      List<BytesRef> terms = new ArrayList<>();
      values.forEach(value -> terms.add(new BytesRef(value)));
      all.add(new TermInSetQuery(field, terms), Occur.FILTER);
    }
  }

  /** All of a stream that was logged before a time, in milliseconds of the epoch of Unix. */
  static Query logged(String stream, long before) {
    return new BooleanQuery.Builder()
        .add(term(Fields.STREAM, stream), Occur.FILTER)
        .add(LongPoint.newRangeQuery(Fields.LOGGED, Long.MIN_VALUE, before - 1), Occur.FILTER)
        .build();
  }

  static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
