package io.vigil.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.config.RetentionSection;
import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.schemas.topic.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsAskedForIsSetOnARealKafkaAndTheRestIsLeft() throws Exception {
    RetentionSection wanted =
        new RetentionSection(
            Optional.of(Duration.ofMinutes(10)), Optional.empty(), Optional.of(Duration.ofDays(2)));
    BrokerSettings settings = new BrokerSettings(folder.resolve("broker"), 0, 1, PATIENCE);
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings);
        TopicAdmin admin = new TopicAdmin(KafkaConnection.of(broker.bootstrap()), PATIENCE)) {
      assertThat(admin.create(Optional.of((short) 1), OptionalLong.empty())).isNotEmpty();
      assertThat(settings(KafkaConnection.of(broker.bootstrap()), "vigil.frames"))
          .isEqualTo("3600000 900000");

      assertThat(admin.retain(wanted::of))
          .isEqualTo(List.of("vigil.audio", "vigil.dead-letters", "vigil.frames", "vigil.tokens"));

      assertThat(settings(KafkaConnection.of(broker.bootstrap()), "vigil.frames"))
          .isEqualTo("600000 150000");
      assertThat(settings(KafkaConnection.of(broker.bootstrap()), "vigil.dead-letters"))
          .isEqualTo("172800000 43200000");
      assertThat(settings(KafkaConnection.of(broker.bootstrap()), "vigil.events"))
          .isEqualTo("2592000000 604800000");
      assertThat(admin.retain(wanted::of)).isEmpty();
    }
  }

  private static String settings(KafkaConnection kafka, String topic) throws Exception {
    try (Admin admin = Admin.create(kafka.toProperties())) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      Map<ConfigResource, Config> found = admin.describeConfigs(List.of(resource)).all().get();
      Config config = found.get(resource);
      return config == null
          ? ""
          : config.get("retention.ms").value() + " " + config.get("segment.ms").value();
    }
  }
}
