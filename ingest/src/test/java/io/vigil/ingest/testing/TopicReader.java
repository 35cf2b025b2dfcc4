package io.vigil.ingest.testing;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, decoded, with an ordinary consumer. */
public final class TopicReader<T extends SpecificRecord> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec<T> codec;
  private final List<T> records = new ArrayList<>();

  public TopicReader(KafkaConnection kafka, Topic<T> topic) {
    Properties properties = kafka.toProperties();
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "8388608");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    codec = Codecs.of(topic, kafka);
  }

  /** All records so far, once {@code enough} is true of them; fails after a minute. */
  public List<T> until(Predicate<List<T>> enough) throws RecordFormatException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!enough.test(records)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within a minute; so far: " + abbreviated());
      }
      poll();
    }
    return List.copyOf(records);
  }

  private String abbreviated() {
    String all = records.toString();
    return records.size() + " records, " + all.substring(Math.max(0, all.length() - 3000));
  }

  private void poll() throws RecordFormatException {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
      records.add(codec.decode(each.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
