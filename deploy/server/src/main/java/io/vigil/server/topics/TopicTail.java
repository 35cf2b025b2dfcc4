package io.vigil.server.topics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.server.erase.Erasures;
import io.vigil.server.view.AvroJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The newest records of a topic, decoded. Thread-safe. */
public final class TopicTail {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  /**
   * A record.
   *
   * @param logged the log's time of it
   * @param key as text
   * @param value decoded; absent if it was deleted or cannot be read
   * @param fault why it cannot be read
   */
  public record Item(
      int partition,
      long offset,
      Instant logged,
      String key,
      int bytes,
      @Nullable ObjectNode value,
      @Nullable String fault) {}

  private final KafkaConnection kafka;
  private final Erasures erasures;

  /**
   * Tails of a Kafka's topics.
   *
   * @param erasures what is not to be shown
   */
  public TopicTail(KafkaConnection kafka, Erasures erasures) {
    this.kafka = kafka;
    this.erasures = erasures;
  }

  /**
   * The newest records, newest first.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public List<Item> read(Topic<?> topic, int limit) {
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    RecordCodec<?> codec = Codecs.of(topic, kafka);
    List<Item> items = new ArrayList<>();
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      partitions.forEach(
          p ->
              consumer.seek(
                  p, Math.max(first.getOrDefault(p, 0L), end.getOrDefault(p, 0L) - limit)));
      Instant deadline = Instant.now().plus(PATIENCE);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.getOrDefault(p, 0L))
          && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Item item = item(codec, record);
          if (!hides(item)) {
            items.add(item);
          }
        }
      }
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
    return items.stream()
        .sorted(Comparator.comparing(Item::logged).thenComparing(Item::offset).reversed())
        .limit(limit)
        .toList();
  }

  /** Most records bear their stream as key, reviews in themselves. */
  private boolean hides(Item item) {
    String stream = item.value() == null ? "" : item.value().path("stream").asText();
    return erasures.hide(item.key(), item.logged()) || erasures.hide(stream, item.logged());
  }

  private static Item item(RecordCodec<?> codec, ConsumerRecord<byte[], byte[]> record) {
    ObjectNode value = null;
    String fault = null;
    try {
      if (record.value() != null) {
        SpecificRecord decoded = codec.decode(record.value());
        value = AvroJson.of(decoded);
      }
    } catch (RecordFormatException e) {
      fault = String.valueOf(e.getMessage());
    }
    return new Item(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
        record.value() == null ? 0 : record.value().length,
        value,
        fault);
  }
}
