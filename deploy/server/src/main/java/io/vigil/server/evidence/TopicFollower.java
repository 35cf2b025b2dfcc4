package io.vigil.server.evidence;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows small topics from their beginning, in a daemon thread and without a consumer group, and
 * hands each record on. A Kafka that is away is waited for. Thread-safe.
 */
public final class TopicFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration DISCOVERY = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 1_000;

  private final KafkaConnection kafka;
  private final List<Topic<?>> topics;
  private final Consumer<SpecificRecord> taker;
  private final Map<String, RecordCodec<?>> codecs = new HashMap<>();
  private final Thread thread = new Thread(this::run, "vigil-follow");
  private volatile boolean closed;

  /**
   * Begins to follow.
   *
   * @param taker gets each record, by one thread
   */
  public static TopicFollower start(
      KafkaConnection kafka, List<Topic<?>> topics, Consumer<SpecificRecord> taker) {
    TopicFollower follower = new TopicFollower(kafka, topics, taker);
    follower.thread.setDaemon(true);
    follower.thread.start();
    return follower;
  }

  private TopicFollower(
      KafkaConnection kafka, List<Topic<?>> topics, Consumer<SpecificRecord> taker) {
    this.kafka = kafka;
    this.topics = List.copyOf(topics);
    this.taker = taker;
    topics.forEach(topic -> codecs.put(topic.name(), Codecs.of(topic, kafka)));
  }

  private void run() {
    while (!closed) {
      try {
        follow();
      } catch (InterruptException | InterruptedException e) {
        return;
      } catch (KafkaException e) {
        LOG.warn("{} cannot be followed at present: {}", topics.get(0).name(), e.getMessage());
        try {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }

  private void follow() throws InterruptedException {
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      boolean missing = false;
      for (Topic<?> topic : topics) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic.name());
        missing |= found == null || found.isEmpty();
        for (PartitionInfo info : found == null ? List.<PartitionInfo>of() : found) {
          partitions.add(new TopicPartition(info.topic(), info.partition()));
        }
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long again = System.nanoTime() + DISCOVERY.toNanos();
      // A topic of a newer release may be made later: then all are read again, which harms nobody.
      while (!closed && !(missing && System.nanoTime() > again)) {
        if (partitions.isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } else {
          consumer.poll(POLL).forEach(this::take);
        }
      }
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> raw) {
    RecordCodec<?> codec = codecs.get(raw.topic());
    if (codec == null || raw.value() == null) {
      return;
    }
    try {
      taker.accept(codec.decode(raw.value()));
    } catch (RecordFormatException e) {
      LOG.warn(
          "{}/{} offset {} is passed over: {}",
          raw.topic(),
          raw.partition(),
          raw.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
