package io.vigil.operators.subscribe;

import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is on several topics in the order in which Kafka took it, as the engine does with what
 * comes: of the partitions' next records always the one with the earliest time. Not thread-safe.
 */
final class LogMerge implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /** Records of a partition that wait for slower ones. */
  private static final int MOST_WAITING = 5_000;

  private static final class Lane {
    final TopicPartition partition;
    final long end;
    final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    boolean read;
    boolean paused;

    Lane(TopicPartition partition, long end) {
      this.partition = partition;
      this.end = end;
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Lane> lanes = new HashMap<>();

  LogMerge(KafkaConnection kafka, List<String> topics, Instant from, Optional<Instant> to) {
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("max.poll.records", "2000");
    properties.put("fetch.max.bytes", Integer.toString(16 << 20));
    properties.put("default.api.timeout.ms", "15000");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      open(topics, from, to);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private void open(List<String> topics, Instant from, Optional<Instant> to) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> infos = consumer.partitionsFor(topic);
      if (infos == null || infos.isEmpty()) {
        throw new IllegalStateException(
            "Kafka has no topic " + topic + ": make it with `vigil topics create`");
      }
      infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    Map<TopicPartition, Long> newest = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = places(partitions, from, newest);
    Map<TopicPartition, Long> ends =
        to.map(time -> places(partitions, time, newest)).orElse(newest);
    List<TopicPartition> wanted = new ArrayList<>();
    for (TopicPartition p : partitions) {
      long end = ends.getOrDefault(p, 0L);
      if (begins.getOrDefault(p, 0L) < end) {
        lanes.put(p, new Lane(p, end));
        wanted.add(p);
      }
    }
    consumer.assign(wanted);
    wanted.forEach(p -> consumer.seek(p, begins.getOrDefault(p, 0L)));
  }

  /** The offset of the first record from a time on; a partition's end if there is none. */
  private Map<TopicPartition, Long> places(
      List<TopicPartition> partitions, Instant time, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(p -> times.put(p, Math.max(0, time.toEpochMilli())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    Map<TopicPartition, Long> places = new HashMap<>();
    for (TopicPartition p : partitions) {
      OffsetAndTimestamp offset = found.get(p);
      places.put(p, offset == null ? ends.getOrDefault(p, 0L) : offset.offset());
    }
    return places;
  }

  /** The next record; none at the end. */
  @Nullable ConsumerRecord<byte[], byte[]> next() {
    while (true) {
      Lane earliest = null;
      boolean missing = false;
      for (Lane lane : lanes.values()) {
        ConsumerRecord<byte[], byte[]> head = lane.waiting.peek();
        if (head == null) {
          missing |= !lane.read;
        } else if (earliest == null || before(head, earliest.waiting.peek())) {
          earliest = lane;
        }
      }
      if (!missing) {
        return earliest == null ? null : earliest.waiting.poll();
      }
      fill();
    }
  }

  private static boolean before(
      ConsumerRecord<byte[], byte[]> one, @Nullable ConsumerRecord<byte[], byte[]> other) {
    if (other == null || one.timestamp() != other.timestamp()) {
      return other == null || one.timestamp() < other.timestamp();
    }
    // Of one instant: events before the moments that tell that time went on, then as they lie.
    int topics = one.topic().compareTo(other.topic());
    return topics != 0 ? topics < 0 : one.partition() < other.partition();
  }

  private void fill() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
      if (lane != null && record.offset() < lane.end) {
        lane.waiting.add(record);
      }
    }
    for (Lane lane : lanes.values()) {
      // The position also passes what holds no record, such as a transaction's end.
      lane.read = lane.read || consumer.position(lane.partition) >= lane.end;
      boolean full = lane.read || lane.waiting.size() > MOST_WAITING;
      if (full != lane.paused) {
        lane.paused = full;
        if (full) {
          consumer.pause(List.of(lane.partition));
        } else {
          consumer.resume(List.of(lane.partition));
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
