package io.vigil.launcher.topics;

import io.vigil.launcher.failure.Failure;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics decoded, from a place on, without a consumer group: it leaves no trace on the
 * cluster and any number may read at once. Not thread-safe, but for {@link #wakeup}.
 */
public final class TopicReader implements AutoCloseable {
  private final KafkaConnection kafka;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, RecordCodec<?>> codecs = new HashMap<>();
  private final List<TopicPartition> partitions = new ArrayList<>();

  /**
   * Opens the topics and goes to a place in them.
   *
   * @param patience longest wait for Kafka to answer
   * @throws Failure if Kafka does not answer or a topic is missing
   */
  public TopicReader(
      KafkaConnection kafka, List<Topic<?>> topics, ReadFrom from, Duration patience) {
    this.kafka = kafka;
    Properties properties = kafka.toProperties();
    properties.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    try {
      this.consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw KafkaFaults.of(kafka, e);
    }
    try {
      for (Topic<?> topic : topics) {
        codecs.put(topic.name(), Codecs.of(topic, kafka));
        List<PartitionInfo> found = consumer.partitionsFor(topic.name());
        if (found == null || found.isEmpty()) {
          throw KafkaFaults.noTopic(kafka, topic.name());
        }
        found.forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      }
      consumer.assign(partitions);
      seek(from);
    } catch (Failure e) {
      consumer.close();
      throw e;
    } catch (KafkaException e) {
      consumer.close();
      throw KafkaFaults.of(kafka, e);
    }
  }

  private void seek(ReadFrom from) {
    if (from instanceof ReadFrom.Earliest) {
      consumer.seekToBeginning(partitions);
    } else if (from instanceof ReadFrom.Latest) {
      consumer.seekToEnd(partitions);
      // Seeking is lazy: without this a record written before the first poll would be missed.
      partitions.forEach(consumer::position);
    } else if (from instanceof ReadFrom.At at) {
      Map<TopicPartition, Long> times = new HashMap<>();
      partitions.forEach(p -> times.put(p, at.time().toEpochMilli()));
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      for (TopicPartition p : partitions) {
        OffsetAndTimestamp offset = found.get(p);
        consumer.seek(p, offset == null ? ends.getOrDefault(p, 0L) : offset.offset());
      }
    }
  }

  /**
   * The next records, in the order of each partition.
   *
   * @param patience longest wait if there are none
   * @return empty if none came, or if woken
   */
  public List<Received> poll(Duration patience) {
    List<Received> received = new ArrayList<>();
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
        received.add(decode(record));
      }
    } catch (org.apache.kafka.common.errors.WakeupException e) {
      return received;
    } catch (KafkaException e) {
      throw KafkaFaults.of(kafka, e);
    }
    return received;
  }

  private Received decode(ConsumerRecord<byte[], byte[]> record) {
    RecordCodec<?> codec = codecs.get(record.topic());
    try {
      if (codec != null && record.value() != null) {
        SpecificRecord decoded = codec.decode(record.value());
        return new Received.Decoded(record.topic(), decoded);
      }
      return new Received.Unreadable(
          record.topic(), record.partition(), record.offset(), "deleted");
    } catch (RecordFormatException e) {
      return new Received.Unreadable(
          record.topic(), record.partition(), record.offset(), String.valueOf(e.getMessage()));
    }
  }

  /** Whether all that was written before this call has been read. */
  public boolean atEnd() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
  }

  /** Ends a {@link #poll} that waits in another thread. */
  public void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
