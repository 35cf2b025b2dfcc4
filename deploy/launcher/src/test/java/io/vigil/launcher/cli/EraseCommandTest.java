package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.embedded.BrokerSettings;
import io.vigil.launcher.embedded.EmbeddedBroker;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.schemas.Caption;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigil erase} on topics as Vigil makes them. */
final class EraseCommandTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");

  @Test
  void aStreamIsErasedFromEveryTopicAndTheProofIsWritten() throws Exception {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(new BrokerSettings(folder.resolve("kafka"), 0, 1, PATIENCE))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      try (TopicAdmin admin = new TopicAdmin(kafka, PATIENCE)) {
        assertThat(admin.create(Optional.empty(), OptionalLong.empty()))
            .contains(Topics.ERASURES.name());
      }
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              kafka.toProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
        put(producer, kafka, Topics.CAPTIONS, caption());
        put(producer, kafka, Topics.STREAMS, status(StreamState.ONLINE));
        Cli refused = new Cli();
        assertThat(erase(refused, broker, "--yes")).isEqualTo(ExitCode.FAILURE.status());
        assertThat(refused.err()).contains("the stream is being ingested", "pause or remove");
        put(producer, kafka, Topics.STREAMS, status(StreamState.ENDED));
      }
      Cli unsure = new Cli();
      assertThat(erase(unsure, broker)).isEqualTo(ExitCode.FAILURE.status());
      assertThat(unsure.err()).contains("nothing was erased");

      Path file = folder.resolve("proof.json");
      Cli cli = new Cli();
      assertThat(erase(cli, broker, "--yes", "--proof", file.toString()))
          .as(cli.err() + cli.out())
          .isZero();
      assertThat(cli.out()).contains("Kafka gives out no record of 'door' any more.");
      JsonNode proof = new ObjectMapper().readTree(file.toFile());
      assertThat(found(proof, "vigil.captions")).isEqualTo("1, 0");
      assertThat(found(proof, "vigil.streams")).isEqualTo("2, 0");
      assertThat(proof.path("topics").findValuesAsText("topic"))
          .containsAll(
              Topics.all().stream()
                  .map(Topic::name)
                  .filter(name -> !name.contains("subscription") && !name.contains("erasures"))
                  .toList());
    }
  }

  private static String found(JsonNode proof, String topic) {
    for (JsonNode line : proof.path("topics")) {
      if (line.path("topic").asText().equals(topic)) {
        return line.path("found") + ", " + line.path("left");
      }
    }
    return "no " + topic;
  }

  private static int erase(Cli cli, EmbeddedBroker broker, String... more) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("gate\n".getBytes(StandardCharsets.UTF_8)));
    try {
      String[] all = new String[more.length + 5];
      System.arraycopy(
          new String[] {"erase", "--stream", "door", "-b", broker.bootstrap()}, 0, all, 0, 5);
      System.arraycopy(more, 0, all, 5, more.length);
      return cli.run(all);
    } finally {
      System.setIn(before);
    }
  }

  private static Caption caption() {
    return Caption.newBuilder()
        .setStream("door")
        .setId("one")
        .setRevision(1)
        .setIsFinal(true)
        .setStart(Instant.EPOCH)
        .setEnd(Instant.EPOCH.plusSeconds(1))
        .setText("a dog barks")
        .setConfidence(0.5f)
        .build();
  }

  private static StreamStatus status(StreamState state) {
    return StreamStatus.newBuilder()
        .setStream("door")
        .setTime(Instant.EPOCH)
        .setState(state)
        .build();
  }

  private static <T extends SpecificRecord> void put(
      KafkaProducer<byte[], byte[]> producer, KafkaConnection kafka, Topic<T> topic, T record)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic.name(), Keys.of("door"), Codecs.of(topic, kafka).encode(record)))
        .get();
  }
}
