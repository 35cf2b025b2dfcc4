package io.vigil.operators.subscribe;

import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions on their topics, to read and to write. Blocking; thread-safe.
 *
 * <p>Every method throws {@link KafkaException} if Kafka does not answer, and {@link
 * IllegalStateException} if it lacks a topic.
 */
public final class SubscriptionLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConnection kafka;
  private final RecordCodec<Subscription> subscriptions;
  private final RecordCodec<SubscriptionState> states;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, ConsumerRecord<byte[], byte[]>> newest = new TreeMap<>();
  private final Map<String, SubscriptionState> became = new HashMap<>();
  private List<TopicPartition> partitions = List.of();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * Opens nothing yet.
   *
   * @param patience longest wait for an answer of Kafka
   */
  public SubscriptionLog(KafkaConnection kafka, Duration patience) {
    this.kafka = kafka;
    this.subscriptions = Codecs.of(Topics.SUBSCRIPTIONS, kafka);
    this.states = Codecs.of(Topics.SUBSCRIPTION_STATES, kafka);
    Properties properties = kafka.toProperties();
    properties.put("default.api.timeout.ms", Long.toString(patience.toMillis()));
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** All subscriptions as they are now, by name. */
  public synchronized Map<String, SubscriptionEntry> read() {
    assign();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      consumer.poll(POLL).forEach(this::take);
    }
    Map<String, SubscriptionEntry> entries = new TreeMap<>();
    newest.forEach(
        (name, record) ->
            entries.put(
                name,
                new SubscriptionEntry(
                    name,
                    record.offset(),
                    decode(record.value()),
                    Optional.ofNullable(became.get(name)))));
    return entries;
  }

  private void assign() {
    if (!partitions.isEmpty()) {
      return;
    }
    List<TopicPartition> found = new ArrayList<>();
    for (String topic : List.of(Topics.SUBSCRIPTIONS.name(), Topics.SUBSCRIPTION_STATES.name())) {
      List<PartitionInfo> infos = consumer.partitionsFor(topic);
      if (infos == null || infos.isEmpty()) {
        throw new IllegalStateException(
            "Kafka has no topic " + topic + ": make it with `vigil topics create`");
      }
      infos.forEach(info -> found.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(found);
    consumer.seekToBeginning(found);
    partitions = found;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String name = Keys.stream(record.key());
    if (record.topic().equals(Topics.SUBSCRIPTIONS.name())) {
      if (record.value() == null) {
        newest.remove(name);
      } else {
        newest.put(name, record);
      }
      return;
    }
    became.remove(name);
    if (record.value() != null) {
      try {
        became.put(name, states.decode(record.value()));
      } catch (RecordFormatException e) {
        // Of a later release: nothing is known of it here.
        became.remove(name);
      }
    }
  }

  private Optional<Subscription> decode(byte[] value) {
    try {
      return Optional.of(subscriptions.decode(value));
    } catch (RecordFormatException e) {
      return Optional.empty();
    }
  }

  /** Writes a subscription under its name; its revision. */
  public long write(Subscription subscription) {
    return send(subscription.getName(), subscriptions.encode(subscription));
  }

  /** Removes a subscription; its matches stay. */
  public void remove(String name) {
    send(name, null);
  }

  private synchronized long send(String name, byte @Nullable [] value) {
    KafkaProducer<byte[], byte[]> to = producer == null ? open() : producer;
    producer = to;
    try {
      return to.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), Keys.of(name), value))
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while a subscription was written", e);
    }
  }

  private KafkaProducer<byte[], byte[]> open() {
    Properties properties = kafka.toProperties();
    properties.put("acks", "all");
    properties.put("delivery.timeout.ms", "20000");
    properties.put("request.timeout.ms", "10000");
    properties.put("max.block.ms", "10000");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
