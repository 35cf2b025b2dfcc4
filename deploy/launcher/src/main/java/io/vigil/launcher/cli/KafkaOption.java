package io.vigil.launcher.cli;

import io.vigil.launcher.config.KafkaSection;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.schemas.topic.KafkaConnection;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kafka is, for commands that need one that runs already. */
public final class KafkaOption {
  @Option(
      names = {"-b", "--bootstrap"},
      paramLabel = "HOST:PORT",
      description = "Kafka's address, over kafka.bootstrap of the configuration.")
  private @Nullable String bootstrap;

  /** The option as {@code key=value}, empty if it was not given. */
  List<String> overrides() {
    return bootstrap == null ? List.of() : List.of("kafka.bootstrap=" + bootstrap);
  }

  /**
   * The connection of a configuration.
   *
   * @throws Failure if it names no broker: a process of its own never falls back to a default
   *     address
   */
  static KafkaConnection require(VigilConfig config) {
    return new KafkaConnection(
        config
            .kafka()
            .bootstrap()
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.KAFKA,
                        "kafka.no-address",
                        "no Kafka is named",
                        "give --bootstrap HOST:PORT or set kafka.bootstrap in the configuration")),
        config.kafka().properties(),
        config.kafka().registry().map(URI::create));
  }

  /** The connection of a section whose broker is known. */
  static KafkaConnection connection(KafkaSection section, String bootstrap) {
    return new KafkaConnection(
        bootstrap, section.properties(), section.registry().map(URI::create));
  }
}
