package io.vigil.launcher.doctor;

import io.vigil.launcher.config.EmbeddedSection;
import io.vigil.launcher.config.KafkaSection;
import io.vigil.launcher.embedded.Ports;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.launcher.topics.TopicState;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.SessionOptions;
import io.vigil.schemas.topic.KafkaConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The bundle, the ports and Kafka. */
final class ServiceChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ServiceChecks() {}

  static List<Finding> port(EmbeddedSection embedded) {
    try {
      int port = Ports.free(embedded.port());
      return List.of(
          Finding.ok(
              "ports",
              embedded.port() == 0
                  ? "the embedded broker takes a free one, such as " + port
                  : port + " is free"));
    } catch (Failure e) {
      return List.of(
          Finding.fail("ports", String.valueOf(e.getMessage()), "set embedded.port to another"));
    }
  }

  static List<Finding> bundle(Path bundle) {
    try (Bundle loaded = BundleLoader.load(bundle, SessionOptions.standard())) {
      return List.of(
          Finding.ok(
              "bundle",
              "%s %s: digests and signatures are right; in %s"
                  .formatted(loaded.manifest().name(), loaded.manifest().version(), bundle)));
    } catch (BundleException e) {
      return List.of(
          Finding.fail(
              "bundle",
              String.valueOf(e.getMessage()),
              "take the bundle that comes with Vigil, or set model.bundle"));
    }
  }

  static List<Finding> kafka(KafkaSection kafka) {
    if (kafka.bootstrap().isEmpty()) {
      return List.of(Finding.ok("kafka", "none configured; demo and run bring their own"));
    }
    KafkaConnection connection =
        new KafkaConnection(
            kafka.bootstrap().get(), kafka.properties(), kafka.registry().map(URI::create));
    try (TopicAdmin admin = new TopicAdmin(connection, PATIENCE)) {
      List<TopicState> missing =
          admin.describe().stream().filter(t -> t.partitions() == 0).toList();
      String detail = connection.bootstrapServers() + " answers";
      return List.of(
          missing.isEmpty()
              ? Finding.ok("kafka", detail + ", all topics are there")
              : Finding.warn(
                  "kafka",
                  detail + ", " + missing.size() + " topics are missing",
                  "vigil topics create"));
    } catch (Failure e) {
      return List.of(
          Finding.fail(
              "kafka", String.valueOf(e.getMessage()), "start it, or correct kafka.bootstrap"));
    }
  }
}
