package io.vigil.server.history;

import io.vigil.schemas.Erasure;
import io.vigil.schemas.Match;
import io.vigil.server.erase.Erasures;
import io.vigil.server.feed.FeedListener;
import io.vigil.server.feed.Incoming;
import io.vigil.server.feed.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * Captions, events, moments, gaps and levels, filed from the topics and readable after a restart.
 *
 * <p>The place in the topics is committed together with what was filed up to it, so each record is
 * filed exactly once whatever fails between; an index that is lost is filed anew from the topics.
 * Of two forms of one id the higher revision or phase holds. {@link #take} is for one thread, all
 * else is thread-safe.
 *
 * <pre>{@code
 * try (History history = History.open(directory, cluster, Duration.ofDays(30), clock);
 *     TopicFeed feed = new TopicFeed(kafka, history.position(), List.of(history))) {
 *   feed.start();
 *   Page page = new HistoryReader(history).list(Kind.CAPTION, Selection.ALL, 50, Optional.empty());
 * }
 * }</pre>
 */
public final class History implements FeedListener, AutoCloseable {
  private static final long COMMIT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long EXPIRY_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long REFRESH_NANOS = Duration.ofMillis(100).toNanos();
  private static final int WRITES_BEFORE_REFRESH = 10_000;
  private static final double BUFFER_MEGABYTES = 48;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Duration retention;
  private final Clock clock;
  private final String cluster;
  private final Erasures erasures;

  /** Ranks of what was written since the last refresh, which a search does not see yet. */
  private final Map<String, Integer> fresh = new HashMap<>();

  private final List<FiledListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Position position;
  private Position committed;
  private long lastCommit = System.nanoTime();
  private long lastExpiry = System.nanoTime() - EXPIRY_NANOS;
  private volatile long lastRefresh = System.nanoTime() - REFRESH_NANOS;

  private History(
      Directory directory,
      IndexWriter writer,
      Origin origin,
      Duration retention,
      Clock clock,
      Erasures erasures)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, true, true, null);
    this.retention = retention;
    this.clock = clock;
    this.cluster = origin.cluster();
    this.position = origin.position();
    this.committed = origin.position();
    this.erasures = erasures;
    for (Erasure erasure : erasures.all()) {
      erase(erasure);
    }
  }

  /** As {@link #open(Path, String, Duration, Clock, Erasures)}, where nothing is erased. */
  public static History open(Path path, String cluster, Duration retention, Clock clock) {
    return open(path, cluster, retention, clock, new Erasures());
  }

  /**
   * Opens an index, or begins one.
   *
   * @param path its folder
   * @param cluster the id of the Kafka cluster: what was filed from another one is let go
   * @param retention how long entries are kept, by the log's time
   * @param clock tells when they are too old
   * @param erasures what is not to be filed; what is filed of it goes
   * @throws HistoryException if the folder is in use by another process, or not writable
   */
  public static History open(
      Path path, String cluster, Duration retention, Clock clock, Erasures erasures) {
    try {
      Files.createDirectories(path);
      Directory directory = FSDirectory.open(path);
      Optional<Origin> before =
          (DirectoryReader.indexExists(directory)
                  ? Origin.of(DirectoryReader.listCommits(directory).get(0).getUserData())
                  : Optional.<Origin>empty())
              .filter(origin -> origin.cluster().equals(cluster));
      IndexWriter writer = new IndexWriter(directory, settings(before.isPresent()));
      Origin origin = before.orElseGet(() -> new Origin(cluster, Position.START));
      return new History(directory, writer, origin, retention, clock, erasures);
    } catch (LockObtainFailedException e) {
      throw new HistoryException(
          "the history in "
              + path
              + " is in use by another process: stop it, or name another"
              + " folder with server.history-dir",
          e);
    } catch (IOException e) {
      throw new HistoryException(
          "the history in "
              + path
              + " cannot be opened: "
              + e.getMessage()
              + "; remove the folder and it is filed anew from the topics",
          e);
    }
  }

  private static IndexWriterConfig settings(boolean append) {
    // Its merges are the machine's idle work: they must not take what the networks need.
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(4, 1);
    // What is erased must not lie on in the files: a merge for it takes every segment.
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setForceMergeDeletesPctAllowed(0);
    return new IndexWriterConfig(analyzer())
        .setCodec(new MomentCodec())
        .setMergePolicy(policy)
        .setOpenMode(append ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE)
        .setMergeScheduler(merges)
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES);
  }

  static Analyzer analyzer() {
    return new EnglishAnalyzer();
  }

  /** Adds one who hears of what is filed from now on. */
  public void listen(FiledListener listener) {
    listeners.add(listener);
  }

  /** Up to where the topics were taken. */
  public Position position() {
    return position;
  }

  @Override
  public void take(List<Incoming> batch, Position after) {
    try {
      List<Filed> filed = new ArrayList<>();
      for (Incoming incoming : batch) {
        if (incoming.record() instanceof Erasure erasure) {
          erasures.add(erasure);
          erase(erasure);
        }
        Optional<Entry> entry = Entry.of(incoming.record());
        if (entry.isPresent() && !hidden(incoming, entry.get()) && file(entry.get(), incoming)) {
          filed.add(new Filed(entry.get(), incoming));
        }
      }
      position = after;
      for (FiledListener listener : listeners) {
        listener.filed(filed, after);
      }
      if (fresh.size() > WRITES_BEFORE_REFRESH) {
        refresh();
      }
      if (System.nanoTime() - lastCommit > COMMIT_NANOS) {
        commit();
      }
    } catch (IOException e) {
      throw new HistoryException("the history cannot be written: " + e.getMessage(), e);
    }
  }

  private boolean hidden(Incoming incoming, Entry entry) {
    return incoming.record() instanceof Match match
        ? erasures.hide(match, incoming.logged())
        : erasures.hide(entry.stream(), incoming.logged());
  }

  /** Takes out what is filed of a stream up to a time, and sees to it that no search finds it. */
  private void erase(Erasure erasure) throws IOException {
    writer.deleteDocuments(Queries.logged(erasure.getStream(), erasure.getBefore().toEpochMilli()));
    writer.forceMergeDeletes(false);
    refresh();
  }

  private boolean file(Entry entry, Incoming incoming) throws IOException {
    Document document = Fields.document(entry, incoming);
    var key = Fields.key(entry.kind(), entry.id());
    if (entry.kind() == Kind.CAPTION || entry.kind() == Kind.EVENT) {
      if (entry.rank() < rank(entry)) {
        return false;
      }
      fresh.put(key.text(), entry.rank());
    }
    writer.updateDocument(key, document);
    return true;
  }

  /** The rank that an id has so far. */
  private int rank(Entry entry) throws IOException {
    Integer written = fresh.get(Fields.key(entry.kind(), entry.id()).text());
    if (written != null) {
      return written;
    }
    return HistoryReader.rank(this, entry.kind(), entry.id());
  }

  /** Makes all that was taken visible to searches. Called by the thread of {@link #take}. */
  private void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
    fresh.clear();
  }

  /** The searcher over what was taken up to now; give it back with {@link #searchers}. */
  SearcherManager searchers() {
    return searchers;
  }

  /** Sees to it that a search sees what was taken until a moment ago, or until this very call. */
  void freshen(boolean exactly) throws IOException {
    long now = System.nanoTime();
    if (exactly || now - lastRefresh > REFRESH_NANOS) {
      lastRefresh = now;
      searchers.maybeRefreshBlocking();
    }
  }

  /** What is too old goes at the next commit. */
  private void expire() throws IOException {
    lastExpiry = System.nanoTime();
    long oldest = clock.instant().minus(retention).toEpochMilli();
    writer.deleteDocuments(LongPoint.newRangeQuery(Fields.LOGGED, Long.MIN_VALUE, oldest - 1));
  }

  /** Makes all that was taken lasting, with its place in the topics. */
  void commit() throws IOException {
    lastCommit = System.nanoTime();
    if (System.nanoTime() - lastExpiry > EXPIRY_NANOS) {
      expire();
    }
    if (!position.equals(committed)) {
      Position until = position;
      writer.setLiveCommitData(new Origin(cluster, until).words().entrySet());
      writer.commit();
      committed = until;
    }
  }

  /** Commits and closes; the feed must have been closed before. */
  @Override
  public void close() {
    try {
      if (writer.isOpen()) {
        commit();
      }
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes as a killed process would: what was not committed is gone. For tests of just that. */
  void abandon() throws IOException {
    searchers.close();
    writer.rollback();
    directory.close();
  }
}
