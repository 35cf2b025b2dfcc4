package io.vigil.server.webhook;

import io.vigil.operators.subscribe.SubscriptionEntry;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each match of a subscription that names an address, at least once and in order, in threads
 * of its own. What was posted is remembered in Kafka, so that a restart goes on where it was; how
 * deliveries stand is remembered in memory alone.
 *
 * <p>Several instances share the subscriptions. Thread-safe.
 */
public final class WebhookService implements AutoCloseable {

  static final String PREFIX = "vigil.matches.";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookService.class);
  private static final Pattern TOPICS = Pattern.compile("vigil\\.matches\\.[a-z0-9-]+");
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 1_000;

  /** Matches of a subscription that may wait in memory. */
  private static final int MOST_WAITING = 200;

  private final WebhookSettings settings;
  private final SubscriptionLog subscriptions;
  private final DeliveryBook book = new DeliveryBook();
  private final Map<TopicPartition, Lane> lanes = new HashMap<>();
  private final ExecutorService workers = Executors.newCachedThreadPool(daemon("vigil-webhook"));
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(1, daemon("vigil-webhook-clock"));
  private final KafkaProducer<byte[], byte[]> letters;
  private final Poster poster;
  private final Courier courier;
  private volatile boolean closed;
  private @Nullable Thread thread;

  /**
   * A service; nothing is read before {@link #start}.
   *
   * @param subscriptions where the addresses are looked up; stays its opener's to close
   */
  public WebhookService(WebhookSettings settings, SubscriptionLog subscriptions) {
    this(settings, subscriptions, GuardedNames.of(settings.addresses()));
  }

  WebhookService(WebhookSettings settings, SubscriptionLog subscriptions, GuardedNames names) {
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.poster = new Poster(names, settings.retries().timeout(), clock);
    Properties properties = settings.kafka().toProperties();
    properties.put("acks", "all");
    this.letters =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.courier = new Courier(settings, poster, book, this::subscription, letters, workers, clock);
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts, and returns at once. */
  public synchronized void start() {
    if (thread == null) {
      thread = daemon("vigil-webhooks").newThread(this::run);
      thread.start();
    }
  }

  /** How the newest deliveries of a subscription stand, newest first, at most 500. */
  public List<Delivery> deliveries(String subscription) {
    return book.of(subscription);
  }

  /** The form of a subscription that is armed now. */
  private Optional<Subscription> subscription(String name) {
    return Optional.ofNullable(subscriptions.read().get(name))
        .flatMap(SubscriptionEntry::state)
        .map(SubscriptionState::getArmed);
  }

  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> consumer = open()) {
        follow(consumer);
        commit(consumer);
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
      } catch (KafkaException e) {
        LOG.error("Reading matches failed and begins again", e);
        pause();
      }
      lanes.values().forEach(Lane::close);
      lanes.clear();
    }
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Properties p = settings.kafka().toProperties();
    p.put("group.id", settings.group());
    p.put("enable.auto.commit", "false");
    p.put("isolation.level", "read_committed");
    // A new topic is one whose subscription was just armed.
    p.put("auto.offset.reset", "earliest");
    p.put("metadata.max.age.ms", "2000");
    // A topic more must not take the others' lanes away, and have their posts made again.
    p.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    p.put("session.timeout.ms", "10000");
    p.put("heartbeat.interval.ms", "3000");
    p.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    p.put("request.timeout.ms", Long.toString(PATIENCE.toMillis()));
    return new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    consumer.subscribe(
        TOPICS,
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            commit(consumer);
            forget(gone);
          }

          @Override
          public void onPartitionsLost(Collection<TopicPartition> gone) {
            forget(gone);
          }

          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> given) {
            given.forEach(p -> lanes.put(p, new Lane()));
          }
        });
    while (!closed) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
        if (lane != null) {
          lane.add(record);
          courier.tend(lane);
        }
      }
      lanes.forEach((partition, lane) -> hold(consumer, partition, lane));
      commit(consumer);
    }
  }

  private static void hold(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Lane lane) {
    boolean paused = consumer.paused().contains(partition);
    if (!paused && lane.size() > MOST_WAITING) {
      consumer.pause(List.of(partition));
    } else if (paused && lane.size() < MOST_WAITING / 2) {
      consumer.resume(List.of(partition));
    }
  }

  private void forget(Collection<TopicPartition> gone) {
    for (TopicPartition partition : gone) {
      Lane lane = lanes.remove(partition);
      if (lane != null) {
        lane.close();
      }
    }
  }

  private void commit(KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    lanes.forEach(
        (partition, lane) -> {
          long offset = lane.toCommit();
          if (offset >= 0) {
            places.put(partition, new OffsetAndMetadata(offset));
          }
        });
    if (!places.isEmpty()) {
      try {
        consumer.commitSync(places);
      } catch (RebalanceInProgressException e) {
        // What is kept is committed the next time.
        LOG.debug("Not committed while partitions are given out anew", e);
        return;
      }
      places.forEach(
          (partition, place) -> {
            Lane lane = lanes.get(partition);
            if (lane != null) {
              lane.committed(place.offset());
            }
          });
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops; a post that is under way may be made again after the next start. */
  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      try {
        running.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    clock.shutdownNow();
    workers.shutdownNow();
    poster.close();
    letters.close(Duration.ofSeconds(2));
  }
}
