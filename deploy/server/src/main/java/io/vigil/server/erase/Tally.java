package io.vigil.server.erase;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What one reading of a partition from its beginning found of a stream. For one thread. */
final class Tally {
  private final TopicPartition partition;
  private long found;
  private long others;
  private long othersBeforeLast;
  private long last = -1;
  private long alone;
  private boolean mixed;
  private @Nullable Instant newest;

  /** Of a compacted topic the keys whose newest record is one of the stream's. */
  private final Map<String, byte[]> keys = new TreeMap<>();

  Tally(TopicPartition partition) {
    this.partition = partition;
  }

  /** Takes a record that is to be erased. */
  void own(long offset, Instant logged, byte[] key) {
    found++;
    last = offset;
    othersBeforeLast = others;
    newest = logged;
    alone = mixed ? alone : offset + 1;
    keys.put(text(key), key);
  }

  /** Takes a record that is to be kept. */
  void other(byte @Nullable [] key) {
    others++;
    mixed = true;
    if (key != null) {
      keys.remove(text(key));
    }
  }

  /** Takes the word that a key has no record any more. */
  void removed(byte @Nullable [] key) {
    if (key != null) {
      keys.remove(text(key));
    }
  }

  private static String text(byte[] key) {
    return new String(key, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  TopicPartition partition() {
    return partition;
  }

  /** Records that are to be erased. */
  long found() {
    return found;
  }

  /** Kept records that lie before the last one that is to be erased. */
  long othersBefore() {
    return othersBeforeLast;
  }

  /** Just behind the last record that is to be erased. */
  long behindLast() {
    return last + 1;
  }

  /** Up to where there is nothing but what is to be erased; 0 for nowhere. */
  long alone() {
    return alone;
  }

  /** The log's time of the last record that is to be erased. */
  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }

  Iterable<byte[]> keys() {
    return keys.values();
  }
}
