package io.vigil.launcher.bench;

import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.serve.Serving;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.control.JobInfo;
import io.vigil.server.control.StreamControl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A broker with Vigil's topics, and the server as {@code vigil serve} runs it beside them. */
final class ServedBroker implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final long TOPIC_BYTES = 256L << 20;

  private final EmbeddedBroker broker;
  private final Serving serving;

  private ServedBroker(EmbeddedBroker broker, Serving serving) {
    this.broker = broker;
    this.serving = serving;
  }

  /** Starts both, in a folder of the benchmark's own. Blocking. */
  static ServedBroker start(BenchSetting setting, String folder) {
    Path directory = setting.scratch().resolve(folder);
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(
                directory.resolve("broker"),
                0,
                ThreadBudget.ofThisMachine().brokerThreads(),
                setting.config().embedded().startTimeout()));
    KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
    try (TopicAdmin admin = new TopicAdmin(kafka, ANSWER)) {
      admin.create(Optional.empty(), OptionalLong.of(TOPIC_BYTES));
      Serving serving =
          Serving.start(
              setting.config(),
              new Serving.Subject(
                  kafka,
                  setting.bundle(),
                  setting.bundle().resolve("card.md"),
                  directory.resolve("history"),
                  StreamControl.none(),
                  JobInfo.elsewhere(),
                  true),
              Clock.systemUTC());
      return new ServedBroker(broker, serving);
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  KafkaConnection kafka() {
    return KafkaConnection.of(broker.bootstrap());
  }

  /** Where the server is. */
  URI address() {
    return serving.address();
  }

  @Override
  public void close() {
    try {
      serving.close();
    } finally {
      broker.close();
    }
  }
}
