package io.vigil.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.subscribe.EngineSettings;
import io.vigil.operators.subscribe.SubscriptionEngine;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands for subscriptions, on a real Kafka with a real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SubscribeCommandTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Path folder = Path.of("");
  private TestBroker broker;
  private SubscriptionEngine engine;
  private String kafka = "";

  @BeforeAll
  void start(@TempDir Path given) throws Exception {
    folder = given;
    broker = TestBroker.start(folder.resolve("kafka"));
    kafka = broker.connection().bootstrapServers();
    engine =
        new SubscriptionEngine(
            EngineSettings.of(broker.connection(), folder.resolve("streams")), Known.nothing());
    engine.start();
  }

  @AfterAll
  void stop() {
    engine.close();
    broker.close();
  }

  private void event(String stream, String type, int second) throws Exception {
    Instant start = NOON.plusSeconds(second);
    Event event =
        Event.newBuilder()
            .setStream(stream)
            .setId(RecordIds.event(stream, type, start))
            .setPhase(EventPhase.STARTED)
            .setType(type)
            .setStart(start)
            .setEnd(start)
            .setConfidence(0.9f)
            .build();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            broker.connection().toProperties(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] value = Codecs.of(Topics.EVENTS, broker.connection()).encode(event);
      producer.send(new ProducerRecord<>(Topics.EVENTS.name(), Keys.of(stream), value)).get();
    }
  }

  @Test
  void isWrittenListedMatchedShownAndRemoved() throws Exception {
    Cli cli = new Cli();
    assertThat(
            cli.run(
                "subscribe",
                "add",
                "night",
                "-b",
                kafka,
                "--type",
                "motion.enters",
                "--hours",
                "11:00-13:00",
                "--days",
                "MON",
                "--time-zone",
                "UTC"))
        .isZero();
    assertThat(cli.run("subscribe", "list", "-b", kafka)).isZero();
    assertThat(cli.out()).contains("subscription night is", "night");

    // What comes before it is armed does not match.
    io.vigil.schemas.testing.Await.until(
        "night to be armed", java.time.Duration.ofSeconds(90), () -> listed().contains("ARMED"));
    event("door", "motion.enters", 1);
    Cli watch = new Cli();
    io.vigil.schemas.testing.Await.until(
        "the match's topic",
        java.time.Duration.ofSeconds(60),
        () ->
            watch.run("subscribe", "watch", "night", "--from", "earliest", "-n", "1", "-b", kafka)
                == 0);
    assertThat(watch.out()).contains("12:00:01", "door", "match", "motion.enters on door", "night");

    assertThat(listed()).contains("\"name\":\"night\"", "\"state\":\"ARMED\"", "11:00");
    assertThat(new Cli().run("subscribe", "remove", "night", "-b", kafka)).isZero();
    Cli again = new Cli();
    assertThat(again.run("subscribe", "remove", "night", "-b", kafka)).isEqualTo(2);
    assertThat(again.err()).contains("there is no subscription 'night'");
  }

  private String listed() {
    Cli json = new Cli();
    json.run("subscribe", "list", "-b", kafka, "--json");
    return json.out();
  }

  @Test
  void everyFaultIsNamedAtOnceAndNothingIsWritten() {
    Cli cli = new Cli();
    assertThat(
            cli.run(
                "subscribe",
                "add",
                "Bad",
                "-b",
                kafka,
                "--type",
                "motion.enter",
                "--time-zone",
                "Europe/Viena",
                "--absence",
                "5s",
                "--lasts",
                "5s"))
        .isEqualTo(2);
    assertThat(cli.err())
        .contains(
            "name: 'Bad' cannot be a name",
            "did you mean motion.enters?",
            "did you mean Europe/Vienna?",
            "exclude each other",
            "4 faults")
        .doesNotContain("Exception");
    Cli list = new Cli();
    list.run("subscribe", "list", "-b", kafka);
    assertThat(list.out()).doesNotContain("Bad");
    Cli foreign = new Cli();
    assertThat(foreign.run("subscribe", "add", "a", "-b", kafka, "--sentence", "кто там"))
        .isEqualTo(2);
    assertThat(foreign.err()).contains("none of its words", "Latin letters");
  }

  @Test
  void aFileIsTriedOutOnThePastWithoutBeingWritten() throws Exception {
    for (int i = 0; i < 6; i++) {
      event("gate", i % 2 == 0 ? "sound.knock" : "motion.enters", 100 + 10 * i);
    }
    Path file = folder.resolve("knock.yaml");
    Files.writeString(
        file,
        """
        name: knock
        streams: [gate]
        sequence: [{type: sound.knock}, {type: motion.enters}]
        withinSeconds: 15
        """);
    Cli cli = new Cli();
    assertThat(
            cli.run(
                "subscribe", "add", "-f", file.toString(), "--preview", "earliest", "-b", kafka))
        .isZero();
    assertThat(cli.out())
        .contains("sound.knock on gate, then motion.enters on gate within 10 s")
        .hasLineCount(3);
    assertThat(cli.err()).contains("3 matches in");
    Cli list = new Cli();
    list.run("subscribe", "list", "-b", kafka);
    assertThat(list.out()).doesNotContain("knock");

    Files.writeString(file, "name: [");
    Cli broken = new Cli();
    assertThat(broken.run("subscribe", "add", "-f", file.toString(), "-b", kafka)).isEqualTo(2);
    assertThat(broken.err()).contains("neither YAML nor JSON");
  }
}
