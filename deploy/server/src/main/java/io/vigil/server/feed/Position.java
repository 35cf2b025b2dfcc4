package io.vigil.server.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * A place in several topics: of each partition the offset of the next record. As text it is {@code
 * topic:offset.offset...;topic:...}, the offsets in the order of the partitions and empty where
 * none is known, the names without {@code vigil.} before them. Immutable.
 */
public final class Position {
  private static final String PREFIX = "vigil.";
  private static final int LONGEST_TEXT = 16 << 10;
  private static final int MOST_PARTITIONS = 1024;

  /** Before everything. */
  public static final Position START = new Position(Map.of());

  private final Map<TopicPartition, Long> next;

  private Position(Map<TopicPartition, Long> next) {
    this.next = Map.copyOf(next);
  }

  /** With these offsets of next records. */
  public static Position of(Map<TopicPartition, Long> next) {
    return new Position(next);
  }

  /** The offset of the next record of a partition, if one is known. */
  public OptionalLong next(TopicPartition partition) {
    Long offset = next.get(partition);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** All that is known. */
  public Map<TopicPartition, Long> offsets() {
    return next;
  }

  /** Just past one more record. */
  public Position past(Incoming incoming) {
    Map<TopicPartition, Long> more = new HashMap<>(next);
    more.put(new TopicPartition(incoming.topic(), incoming.partition()), incoming.offset() + 1);
    return new Position(more);
  }

  /** The same of these topics alone. */
  public Position of(Set<String> topics) {
    Map<TopicPartition, Long> fewer = new HashMap<>(next);
    fewer.keySet().removeIf(partition -> !topics.contains(partition.topic()));
    return new Position(fewer);
  }

  /** As text, for {@link #parse}. */
  public String text() {
    Map<String, TreeMap<Integer, Long>> topics = new TreeMap<>();
    next.forEach(
        (partition, offset) ->
            topics
                .computeIfAbsent(partition.topic(), t -> new TreeMap<>())
                .put(partition.partition(), offset));
    StringBuilder text = new StringBuilder();
    topics.forEach(
        (topic, offsets) -> {
          text.append(text.isEmpty() ? "" : ";");
          text.append(topic.startsWith(PREFIX) ? topic.substring(PREFIX.length()) : topic);
          for (int p = 0; p <= offsets.lastKey(); p++) {
            text.append(p == 0 ? ':' : '.');
            Long offset = offsets.get(p);
            text.append(offset == null ? "" : offset);
          }
        });
    return text.toString();
  }

  /** What {@link #text} gave; empty if the text is none of those. */
  public static Optional<Position> parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        return Optional.empty();
      }
      String[] offsets = part.substring(colon + 1).split("\\.", -1);
      for (int p = 0; p < Math.min(offsets.length, MOST_PARTITIONS); p++) {
        if (offsets[p].matches("\\d{1,18}")) {
          next.put(
              new TopicPartition(PREFIX + part.substring(0, colon), p), Long.valueOf(offsets[p]));
        } else if (!offsets[p].isEmpty()) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Position(next));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position && position.next.equals(next);
  }

  @Override
  public int hashCode() {
    return next.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
