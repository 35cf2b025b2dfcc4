package io.vigil.launcher.bench;

import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.operators.subscribe.EngineSettings;
import io.vigil.operators.subscribe.SubscriptionEngine;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.Trial;
import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.Match;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon what matches is on Kafka when many subscriptions look at many events, for a reader of
 * committed records; and how fast a subscription looks through what is in the log already.
 */
final class SubscriptionBench implements Bench {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int SUBSCRIPTIONS = 500;
  private static final int RATE = 1_000;
  private static final double DELAY_TARGET = 0.1;
  private static final double TRAVEL_TARGET = 10_000;
  private static final long TOPIC_BYTES = 1L << 30;
  private static final int MILLION = 1_000_000;
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "subscriptions";
  }

  @Override
  public List<BenchFigure> run(BenchSetting setting) {
    ThreadBudget budget = ThreadBudget.ofThisMachine();
    Duration timeout = setting.config().embedded().startTimeout();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                new BrokerSettings(
                    setting.scratch().resolve("subscriptions"),
                    0,
                    budget.brokerThreads(),
                    timeout));
        TopicAdmin admin = new TopicAdmin(KafkaConnection.of(broker.bootstrap()), ANSWER)) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      admin.create(Optional.empty(), OptionalLong.of(TOPIC_BYTES));
      BenchFigure travel = travel(setting, kafka);
      List<BenchFigure> figures = new ArrayList<>(delay(setting, kafka));
      figures.add(travel);
      return figures;
    }
  }

  private BenchFigure travel(BenchSetting setting, KafkaConnection kafka) {
    int events = setting.amount(50_000, 300_000);
    setting.at("fills the log with " + events + " events");
    try (SubscriptionLoad load = new SubscriptionLoad(kafka)) {
      while (load.count() < events) {
        load.send();
      }
      load.flush();
    }
    setting.at("looks through them");
    Rule rule = rule(SubscriptionLoad.subscriptions(7).get(6));
    SubscriptionReplay replay = new SubscriptionReplay(kafka);
    // The first run is also the JVM's warming up.
    replay.run(rule, Instant.EPOCH, Optional.empty(), 1);
    SubscriptionReplay.Result result = replay.run(rule, Instant.EPOCH, Optional.empty(), 1);
    return BenchFigure.of(
            name(), "time travel", result.rate(), "events/s", BenchFigure.Better.HIGHER)
        .aiming(TRAVEL_TARGET)
        .with("events", result.scanned())
        .with("matches", result.count())
        .with("seconds", result.took().toNanos() / 1e9);
  }

  private static Rule rule(Subscription subscription) {
    if (Trial.rule(subscription, Known.nothing()) instanceof Checked.Good<Rule> good) {
      return good.value();
    }
    throw new IllegalStateException("the benchmark's own subscription is wrong");
  }

  private List<BenchFigure> delay(BenchSetting setting, KafkaConnection kafka) {
    List<Subscription> subscriptions = SubscriptionLoad.subscriptions(SUBSCRIPTIONS);
    SubscriptionEngine engine =
        new SubscriptionEngine(
            EngineSettings.of(kafka, setting.scratch().resolve("streams")), Known.nothing());
    engine.start();
    try (engine;
        SubscriptionLog log = new SubscriptionLog(kafka, ANSWER)) {
      setting.at("arms " + SUBSCRIPTIONS + " subscriptions");
      long begin = System.nanoTime();
      subscriptions.forEach(log::write);
      await(
          setting,
          () ->
              log.read().values().stream()
                      .filter(
                          e ->
                              e.state().isPresent()
                                  && e.state().get().getState() == ArmedState.ARMED)
                      .count()
                  == SUBSCRIPTIONS);
      double armed = (System.nanoTime() - begin) / 1e9;
      return measured(setting, kafka, subscriptions, armed);
    }
  }

  private List<BenchFigure> measured(
      BenchSetting setting, KafkaConnection kafka, List<Subscription> subscriptions, double armed) {
    List<Topic<?>> topics = new ArrayList<>();
    subscriptions.forEach(s -> topics.add(Topics.matches(s.getName())));
    try (TopicReader reader = new TopicReader(kafka, topics, new ReadFrom.Latest(), ANSWER);
        SubscriptionLoad load = new SubscriptionLoad(kafka)) {
      setting.at("warms up");
      send(setting, load, reader, setting.amount(5, 10));
      setting.at("holds " + RATE + " events a second");
      Delays delays = send(setting, load, reader, setting.amount(10, 30));
      if (delays.count() == 0) {
        throw new Failure(
            ExitCode.FAILURE, "bench.subscriptions", "nothing matched", "see the log");
      }
      return List.of(
          figure("p50", delays, 50, armed), figure("p99", delays, 99, armed).aiming(DELAY_TARGET));
    }
  }

  private BenchFigure figure(String what, Delays delays, double percent, double armed) {
    return BenchFigure.of(
            name(),
            "event on Kafka to match on Kafka, " + what,
            delays.seconds(percent),
            "s",
            BenchFigure.Better.LOWER)
        .with("subscriptions", SUBSCRIPTIONS)
        .with("events/s", RATE)
        .with("matches", delays.count())
        .with("commit interval, ms", EngineSettings.COMMIT_INTERVAL.toMillis())
        .with("armed in, s", armed);
  }

  /**
   * Sends at a steady rate, reading meanwhile and until nothing more comes: what is late counts
   * too, and what is late of the warming up is not taken for the engine's pace. There the first
   * match of each topic waits for the producer to ask where that topic is.
   */
  private static Delays send(
      BenchSetting setting, SubscriptionLoad load, TopicReader reader, int seconds) {
    Delays delays = new Delays();
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong last = new AtomicLong(System.nanoTime());
    Thread reading =
        new Thread(
            () -> {
              while (!over.get()) {
                if (receive(reader, load, delays)) {
                  last.set(System.nanoTime());
                }
              }
            },
            "vigil-bench-matches");
    reading.start();
    long begin = System.nanoTime();
    for (long i = 0; i < (long) RATE * seconds; i++) {
      long due = begin + i * MILLION;
      long now = System.nanoTime();
      if (now < due) {
        LockSupport.parkNanos(due - now);
      }
      if (i % RATE == 0) {
        setting.at("");
      }
      load.send();
    }
    long end = System.nanoTime() + LATEST.toNanos();
    while (System.nanoTime() - last.get() < QUIET.toNanos() && System.nanoTime() < end) {
      setting.at("");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    over.set(true);
    try {
      reading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return delays;
  }

  /** Reads once; whether anything came. */
  private static boolean receive(TopicReader reader, SubscriptionLoad load, Delays delays) {
    List<Received> batch = reader.poll(Duration.ofMillis(100));
    long now = System.nanoTime();
    for (Received received : batch) {
      if (received instanceof Received.Decoded decoded
          && decoded.record() instanceof Match match
          && !match.getEvents().isEmpty()) {
        long sent = load.sentAt(match.getEvents().get(match.getEvents().size() - 1));
        if (sent >= 0) {
          delays.add(Duration.ofNanos(now - sent));
        }
      }
    }
    return !batch.isEmpty();
  }

  private static void await(BenchSetting setting, java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      setting.at("");
      if (System.nanoTime() > end) {
        throw new Failure(
            ExitCode.FAILURE,
            "bench.subscriptions",
            "the subscriptions are not armed within " + PATIENCE.toMinutes() + " minutes",
            "leave it out with --only, or give the machine more rest");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
