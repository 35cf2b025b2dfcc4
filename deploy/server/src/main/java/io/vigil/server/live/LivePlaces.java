package io.vigil.server.live;

import io.vigil.server.feed.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * How far what is told live has come in the topics, and the ids that say so. Each subscription has
 * a topic of its own, so a place can be longer than a header may be; then an id is a count of
 * records, and the last of them are remembered to find the place again. Not thread-safe.
 */
final class LivePlaces {
  /** Of more partitions than these an id is a count. */
  static final int MOST_PARTITIONS = 100;

  /** Records that are remembered: more than a client may miss before it reads the lists anew. */
  static final int REMEMBERED = 20_000;

  /** One record more of a partition, and the offset that was next before it. */
  private record Step(TopicPartition partition, OptionalLong before) {}

  private final String server = UUID.randomUUID().toString().replace("-", "");
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private long filed;

  LivePlaces(Position begin) {
    next.putAll(begin.offsets());
  }

  /** Just past one more record. */
  void past(TopicPartition partition, long offset) {
    Long before = next.put(partition, offset + 1);
    steps.addLast(
        new Step(partition, before == null ? OptionalLong.empty() : OptionalLong.of(before)));
    filed++;
    if (steps.size() > REMEMBERED) {
      steps.removeFirst();
    }
  }

  /** All up to there is past, be it records or not. */
  void past(Position position) {
    next.putAll(position.offsets());
  }

  Position now() {
    return Position.of(next);
  }

  /** The id of the place where everything is now, for one who reads these topics. */
  LiveId id(LiveFilter filter) {
    Map<TopicPartition, Long> read = new HashMap<>(next);
    read.keySet().removeIf(partition -> !filter.reads(partition.topic()));
    return read.size() > MOST_PARTITIONS
        ? new LiveId.Count(server, filed)
        : new LiveId.Place(Position.of(read));
  }

  /** The place that an id names; empty if it is of another server, or too long ago. */
  Optional<Position> find(LiveId id) {
    if (id instanceof LiveId.Place place) {
      return Optional.of(place.position());
    }
    LiveId.Count count = (LiveId.Count) id;
    long ago = filed - count.filed();
    if (!count.server().equals(server) || ago < 0 || ago > steps.size()) {
      return Optional.empty();
    }
    Map<TopicPartition, Long> then = new HashMap<>(next);
    Iterator<Step> newestFirst = steps.descendingIterator();
    for (long i = 0; i < ago; i++) {
      Step step = newestFirst.next();
      if (step.before().isPresent()) {
        then.put(step.partition(), step.before().getAsLong());
      } else {
        then.remove(step.partition());
      }
    }
    return Optional.of(Position.of(then));
  }
}
