package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Known;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Arms subscriptions and matches them, in threads of its own, exactly once: after a crash each
 * match is on its topic once for a reader that reads committed records alone.
 *
 * <p>Run it in one process or in several with the same {@link EngineSettings#application}; they
 * share the work by partitions, and the state moves along.
 *
 * <pre>{@code
 * try (Inference inference = new BundleInference(BundleLoader.load(bundle, options))) {
 *   SubscriptionEngine engine =
 *       new SubscriptionEngine(
 *           EngineSettings.of(kafka, directory), BundleSentences.known(inference));
 *   engine.start();
 *   ...
 *   engine.close();
 * }
 * }</pre>
 *
 * <p>The topics must be there before {@link #start}. Close it before the inference that its
 * sentences are read with. Thread-safe.
 */
public final class SubscriptionEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionEngine.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LEAST_LINGER_MILLIS = 100;
  private static final List<Topic<?>> INPUTS =
      List.of(Topics.EVENTS, Topics.MOMENTS, Topics.STREAMS);

  private final EngineSettings settings;
  private final Known known;
  private @Nullable KafkaStreams streams;
  private @Nullable MatchTopics topics;

  /**
   * An engine; nothing is opened.
   *
   * @param known what subscriptions are checked against: {@code BundleSentences.known(inference)},
   *     or {@link Known#nothing()} where no bundle is at hand, then sentences are refused
   */
  public SubscriptionEngine(EngineSettings settings, Known known) {
    this.settings = settings;
    this.known = known;
  }

  /**
   * Starts, and returns before the first subscription is armed.
   *
   * @throws IllegalStateException if Kafka does not answer or lacks a topic, or if it runs already
   */
  public synchronized void start() {
    if (streams != null) {
      throw new IllegalStateException("subscriptions are being matched already");
    }
    int partitions = prepare();
    Wire wire = new Wire(settings.kafka());
    MatchTopics made = new MatchTopics(settings.kafka());
    KafkaStreams starting =
        new KafkaStreams(
            SubscriptionTopology.build(wire, new Arming(known), made, new RuleBook(), partitions),
            properties());
    starting.setUncaughtExceptionHandler(
        e -> {
          // Kafka was away, or a record broke a rule of ours: nothing was committed, so the thread
          // begins again where it was.
          LOG.error("Matching subscriptions failed and begins again", e);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    starting.start();
    streams = starting;
    topics = made;
  }

  /** Looks after the group's first places; the partitions of events. */
  private int prepare() {
    try (Admin admin = Admin.create(settings.kafka().toProperties())) {
      Map<String, TopicDescription> found =
          admin.describeTopics(FirstOffsets.names(INPUTS)).allTopicNames().get();
      TopicDescription events = found.get(Topics.EVENTS.name());
      TopicDescription moments = found.get(Topics.MOMENTS.name());
      if (events == null
          || moments == null
          || events.partitions().size() != moments.partitions().size()) {
        throw new IllegalStateException(
            "vigil.events and vigil.moments must have the same number of partitions, so that a"
                + " stream's records lie together; make them with `vigil topics create`");
      }
      if (settings.start() == EngineSettings.Start.NOW) {
        FirstOffsets.atEnd(admin, settings.application(), List.copyOf(found.values()));
      }
      return events.partitions().size();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "subscriptions cannot be matched: "
              + Causes.of(e)
              + "; is Kafka there, and were the topics made?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it started", e);
    }
  }

  private Properties properties() {
    Properties p = settings.kafka().toProperties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.application());
    p.put(StreamsConfig.STATE_DIR_CONFIG, settings.directory().toString());
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    // As many copies as the cluster makes of any topic.
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    p.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    // After a crash another instance takes over so soon.
    p.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 10_000);
    p.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 3_000);
    // A commit sends what waits. What went out before it would be no sooner visible, would cost a
    // request each time, and the first one would find the transaction before it still ending.
    p.put(
        StreamsConfig.producerPrefix("linger.ms"),
        Math.max(LEAST_LINGER_MILLIS, 2 * settings.commitInterval().toMillis()));
    // Commits are looked for between polls: one that waits for records must not put off what is
    // due.
    p.put(StreamsConfig.POLL_MS_CONFIG, Math.max(1, settings.commitInterval().toMillis() / 2));
    return p;
  }

  /** Whether it matches now; false while it starts, begins again or is closed. */
  public synchronized boolean isRunning() {
    return streams != null && streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Finishes what was begun and stops; another instance takes over at once. */
  @Override
  public synchronized void close() {
    if (streams != null) {
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(PATIENCE));
      streams = null;
    }
    if (topics != null) {
      topics.close();
      topics = null;
    }
  }
}
