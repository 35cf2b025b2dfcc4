package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.launcher.SmallDisk;
import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk under the embedded broker's log: one line with fault and mend, a status. */
final class DiskFullTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder = Path.of("");

  @Test
  void aDiskThatIsFullAtTheStartIsRefusedBeforeAnythingStarts() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 32)) {
      Cli cli = new Cli();
      String data = disk.folder().resolve("data").toString();
      assertThat(cli.run("demo", "--duration", "1s", "--data-dir", data)).isEqualTo(4);
      List<String> lines = cli.err().lines().toList();
      assertThat(lines.get(lines.size() - 1))
          .startsWith("vigil: the disk under " + data)
          .contains("is full", "make room", "--data-dir", "embedded.topic-size");
    }
  }

  @Test
  void aDiskThatFillsUpWhileTheBrokerRunsIsTold() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 160)) {
      BrokerSettings settings = new BrokerSettings(disk.folder().resolve("broker"), 0, 1, PATIENCE);
      try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
        KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
        try (TopicAdmin admin = new TopicAdmin(kafka, PATIENCE)) {
          admin.create(Optional.empty(), OptionalLong.of(1L << 30));
        }
        disk.fill();
        writeUntilItStops(kafka, broker);
        Failure failure = broker.fault().get();
        assertThat(failure.exit()).isEqualTo(ExitCode.KAFKA);
        assertThat(failure.code()).isEqualTo("broker.disk-full");
        assertThat(failure.line()).contains("is full", "make room").doesNotContain("\n");
      }
    }
  }

  private static void writeUntilItStops(KafkaConnection kafka, EmbeddedBroker broker)
      throws Exception {
    Properties properties = kafka.toProperties();
    properties.put("max.block.ms", "1000");
    properties.put("delivery.timeout.ms", "3000");
    properties.put("request.timeout.ms", "2000");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      Await.until(
          "the broker to tell of its disk",
          Duration.ofMinutes(1),
          () -> {
            for (int i = 0; i < 16; i++) {
              var unused =
                  producer.send(
                      new ProducerRecord<>(
                          "vigil.frames", new byte[] {(byte) i}, new byte[65_536]));
            }
            return broker.fault().isDone();
          });
      producer.close(Duration.ZERO);
    }
  }
}
