package io.vigil.server.feed;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Vigil's topics from a place on, in one daemon thread and without a consumer group, and
 * gives each batch to all listeners. Topics that come later, as those of new subscriptions do, are
 * read from their beginning. A Kafka that is away is waited for. Thread-safe.
 */
public final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final long DISCOVERY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long PAUSE_MILLIS = 500;

  private final KafkaConnection kafka;
  private final List<FeedListener> listeners;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> next;
  private final Map<String, RecordCodec<?>> codecs = new HashMap<>();
  private final AtomicLong unreadable = new AtomicLong();
  private final Thread thread = new Thread(this::run, "vigil-feed");
  private volatile boolean closed;
  private volatile @Nullable RuntimeException fault;

  /**
   * Prepares a feed; nothing is read before {@link #start}.
   *
   * @param from where to begin; partitions that it does not know are read from their beginning
   * @throws KafkaException if a property of the connection is wrong
   */
  public TopicFeed(KafkaConnection kafka, Position from, List<FeedListener> listeners) {
    this.kafka = kafka;
    this.listeners = List.copyOf(listeners);
    this.next = new HashMap<>(from.offsets());
    Properties properties = kafka.toProperties();
    properties.put("enable.auto.commit", "false");
    properties.put("isolation.level", "read_committed");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("metadata.max.age.ms", "5000");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** What ended the feed, if something did. */
  public Optional<RuntimeException> fault() {
    return Optional.ofNullable(fault);
  }

  /** Records passed over because they could not be decoded. */
  public long unreadable() {
    return unreadable.get();
  }

  private void run() {
    long discovered = System.nanoTime() - DISCOVERY_NANOS;
    try {
      while (!closed) {
        try {
          if (System.nanoTime() - discovered >= DISCOVERY_NANOS) {
            discover();
            discovered = System.nanoTime();
          }
          step();
        } catch (WakeupException e) {
          LOG.debug("The feed was woken");
        } catch (KafkaException e) {
          LOG.warn("Kafka cannot be read, trying on: {}", e.getMessage());
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fault = e;
      LOG.error("The topics are not read any more", e);
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  /** Assigns what there is by now. */
  private void discover() {
    Set<TopicPartition> present = new HashSet<>();
    consumer
        .listTopics()
        .forEach(
            (name, partitions) -> {
              if (Topics.byName(name).isPresent()) {
                partitions.forEach(p -> present.add(new TopicPartition(name, p.partition())));
              }
            });
    Set<TopicPartition> added = new HashSet<>(present);
    added.removeAll(consumer.assignment());
    if (added.isEmpty()) {
      return;
    }
    consumer.assign(present);
    for (TopicPartition partition : present) {
      Long offset = next.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
  }

  private void step() throws InterruptedException {
    if (consumer.assignment().isEmpty()) {
      Thread.sleep(PAUSE_MILLIS);
      return;
    }
    List<Incoming> batch = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      decode(record).ifPresent(batch::add);
    }
    Position after = Position.of(next);
    for (FeedListener listener : listeners) {
      listener.take(batch, after);
    }
  }

  private Optional<Incoming> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      RecordCodec<?> codec =
          codecs.computeIfAbsent(
              record.topic(), name -> Codecs.of(Topics.byName(name).orElseThrow(), kafka));
      return Optional.of(
          new Incoming(
              record.topic(),
              record.partition(),
              record.offset(),
              Instant.ofEpochMilli(record.timestamp()),
              codec.decode(record.value())));
    } catch (RecordFormatException e) {
      unreadable.incrementAndGet();
      LOG.debug(
          "{}/{} {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Stops reading; waits until the batch under way was taken. */
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close(CloseOptions.timeout(CLOSE));
      return;
    }
    try {
      thread.join(CLOSE.toMillis() * 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
