package io.vigil.launcher.bench;

import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.ReadFrom;
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
import java.util.concurrent.locks.LockSupport;

/**
 * How soon what matches is on Kafka when many subscriptions look at many events, for a reader of
 * committed records; and how fast a subscription looks through what is in the log already.
 */
final class SubscriptionBench implements Bench {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int SUBSCRIPTIONS = 500;
  private static final int RATE = 1_000;
  private static final double DELAY_TARGET = 0.1;
  private static final double TRAVEL_TARGET = 10_000;
  private static final long TOPIC_BYTES = 1L << 30;

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
    List<Topic<?>> topics = new ArrayList<>();
    subscriptions.forEach(s -> topics.add(Topics.matches(s.getName())));
    List<BenchFigure> figures =
        new ArrayList<>(engine(setting, kafka, subscriptions, List.copyOf(topics)));
    figures.add(floor(setting, kafka, topics));
    return figures;
  }

  private List<BenchFigure> engine(
      BenchSetting setting,
      KafkaConnection kafka,
      List<Subscription> subscriptions,
      List<Topic<?>> topics) {
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
      return measured(setting, kafka, topics, armed);
    }
  }

  private List<BenchFigure> measured(
      BenchSetting setting, KafkaConnection kafka, List<Topic<?>> topics, double armed) {
    try (TopicReader reader = new TopicReader(kafka, topics, new ReadFrom.Latest(), ANSWER);
        SubscriptionLoad load = new SubscriptionLoad(kafka)) {
      setting.at("warms up");
      int unused = MatchDelays.hold(RATE, warmUp(setting), load, reader, setting).delays().count();
      setting.at("holds " + RATE + " events a second");
      MatchDelays held = MatchDelays.hold(RATE, seconds(setting), load, reader, setting);
      if (held.delays().count() == 0) {
        throw new Failure(
            ExitCode.FAILURE, "bench.subscriptions", "nothing matched", "see the log");
      }
      return List.of(
          figure("p50", held, 50, armed), figure("p99", held, 99, armed).aiming(DELAY_TARGET));
    }
  }

  /** Until the JVM has compiled what it runs all the time. */
  private static int warmUp(BenchSetting setting) {
    return setting.amount(15, 30);
  }

  private static int seconds(BenchSetting setting) {
    return setting.amount(10, 30);
  }

  private BenchFigure figure(String what, MatchDelays held, double percent, double armed) {
    return BenchFigure.of(
            name(),
            "event on Kafka to match on Kafka, " + what,
            held.delays().seconds(percent),
            "s",
            BenchFigure.Better.LOWER)
        .with("subscriptions", SUBSCRIPTIONS)
        .with("topics", SUBSCRIPTIONS)
        .with("events/s", RATE)
        .with("matches", held.delays().count())
        .with("commit interval, ms", EngineSettings.COMMIT_INTERVAL.toMillis())
        .with("cores taken", held.cores())
        .with("armed in, s", armed);
  }

  private BenchFigure floor(BenchSetting setting, KafkaConnection kafka, List<Topic<?>> topics) {
    setting.at("holds bare transactions over the same topics");
    double perSecond = RATE * SubscriptionLoad.matchesPerEvent(SUBSCRIPTIONS);
    Delays delays =
        new TransactionFloor(kafka, topics, EngineSettings.COMMIT_INTERVAL)
            .hold(perSecond, warmUp(setting) / 3, seconds(setting), setting);
    return BenchFigure.of(
            name(),
            "bare transactions over those topics, p99",
            delays.seconds(99),
            "s",
            BenchFigure.Better.LOWER)
        .with("p50, s", delays.seconds(50))
        .with("records/s", perSecond)
        .with("topics", topics.size())
        .with("commit interval, ms", EngineSettings.COMMIT_INTERVAL.toMillis());
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
