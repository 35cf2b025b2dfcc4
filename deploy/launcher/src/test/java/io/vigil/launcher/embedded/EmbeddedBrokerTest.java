package io.vigil.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.launcher.topics.TopicState;
import io.vigil.schemas.Caption;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static final Instant FAR_AHEAD = Instant.parse("2076-01-31T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void recordsOutliveARestartOfTheBroker() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      createTopics(kafka);
      write(kafka, caption("door", NOON, "a red car drives in"));
      assertThat(read(kafka, new ReadFrom.Earliest())).hasSize(1);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      assertThat(createTopics(kafka)).isEmpty();
      assertThat(read(kafka, new ReadFrom.Earliest()))
          .containsExactly(
              new Received.Decoded("vigil.captions", caption("door", NOON, "a red car drives in")));
    }
  }

  @Test
  void topicsAreReadFromTheTimeOfWritingOnHoweverFarTheEventsTimeIsAway() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      createTopics(kafka);
      write(kafka, caption("door", FAR_AHEAD, "early"));
      Instant between = nextMilli();
      write(kafka, caption("door", NOON, "late"));
      assertThat(read(kafka, new ReadFrom.At(between)))
          .extracting(r -> ((Caption) ((Received.Decoded) r).record()).getText())
          .containsExactly("late");
      assertThat(read(kafka, new ReadFrom.Latest())).isEmpty();
      assertThat(describe(kafka))
          .filteredOn(t -> t.name().equals("vigil.captions"))
          .extracting(TopicState::records)
          .containsExactly(2L);
    }
  }

  @Test
  void aRecordThatIsNoneIsToldWithItsPlaceAndTheRestIsRead() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      createTopics(kafka);
      send(kafka, new ProducerRecord<>("vigil.captions", Keys.of("door"), new byte[] {1, 2, 3}));
      write(kafka, caption("door", NOON, "after it"));
      List<Received> received = read(kafka, new ReadFrom.Earliest());
      assertThat(received.get(0)).isInstanceOf(Received.Unreadable.class);
      assertThat(received.get(1)).isInstanceOf(Received.Decoded.class);
    }
  }

  @Test
  void aTopicThatIsMissingIsToldWithTheCommandThatMakesIt() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0))) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      Failure failure =
          catchThrowableOfType(Failure.class, () -> read(kafka, new ReadFrom.Latest()));
      assertThat(failure.exit()).isEqualTo(ExitCode.KAFKA);
      assertThat(failure.line())
          .isEqualTo(
              "Kafka at %1$s has no topic vigil.captions; create it with `vigil topics create --bootstrap %1$s`"
                  .formatted(broker.bootstrap()));
    }
  }

  @Test
  void aPortInUseIsToldInOneLineThatNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Failure failure =
          catchThrowableOfType(
              Failure.class, () -> EmbeddedBroker.start(settings(taken.getLocalPort())));
      assertThat(failure.exit()).isEqualTo(ExitCode.KAFKA);
      assertThat(failure.code()).isEqualTo("broker.port-in-use");
      assertThat(failure.line())
          .isEqualTo(
              "port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is in use; choose another with --port, or 0 for a free one");
    }
  }

  @Test
  void aFreePortThatAnotherTookMeanwhileIsReplacedByTheNext() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      AtomicInteger asked = new AtomicInteger();
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(
              settings(0),
              wanted -> asked.incrementAndGet() == 1 ? taken.getLocalPort() : Ports.free(wanted))) {
        assertThat(broker.bootstrap()).isNotEqualTo("127.0.0.1:" + taken.getLocalPort());
        assertThat(createTopics(KafkaConnection.of(broker.bootstrap()))).isNotEmpty();
      }
    }
  }

  @Test
  void topicsCanBeWrittenAsSoonAsTheyAreMade() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(settings(0));
        Admin admin = Admin.create(KafkaConnection.of(broker.bootstrap()).toProperties())) {
      KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
      // So many that the broker learns of them later than they are made.
      for (int round = 0; round < 8; round++) {
        List<String> made = createTopics(kafka);
        assertThat(admin.describeTopics(made).allTopicNames().get().values())
            .allSatisfy(
                topic ->
                    assertThat(topic.partitions())
                        .allSatisfy(p -> assertThat(p.leader()).isNotNull()));
        admin.deleteTopics(made).all().get();
        Await.until(
            "the topics to be gone", PATIENCE, () -> admin.listTopics().names().get().isEmpty());
      }
    }
  }

  @Test
  void aDirectoryThatAnotherBrokerHoldsIsRefused() {
    try (EmbeddedBroker first = EmbeddedBroker.start(settings(0))) {
      Failure failure =
          catchThrowableOfType(Failure.class, () -> EmbeddedBroker.start(settings(0)));
      assertThat(failure.code()).isEqualTo("broker.directory-in-use");
      assertThat(failure.line()).contains(folder.toString()).contains("--data-dir");
      assertThat(first.fault()).isNotDone();
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> EmbeddedBroker.start(new BrokerSettings(file.resolve("below"), 0, 1, PATIENCE)));
    assertThat(failure.code()).isEqualTo("broker.directory");
  }

  private BrokerSettings settings(int port) {
    return new BrokerSettings(folder.resolve("broker"), port, 1, PATIENCE);
  }

  private static List<String> createTopics(KafkaConnection kafka) {
    try (TopicAdmin admin = new TopicAdmin(kafka, PATIENCE)) {
      return admin.create(Optional.empty(), OptionalLong.of(64L << 20));
    }
  }

  private static List<TopicState> describe(KafkaConnection kafka) {
    try (TopicAdmin admin = new TopicAdmin(kafka, PATIENCE)) {
      return admin.describe();
    }
  }

  private static List<Received> read(KafkaConnection kafka, ReadFrom from) {
    try (TopicReader reader = new TopicReader(kafka, List.of(Topics.CAPTIONS), from, PATIENCE)) {
      List<Received> all = new ArrayList<>();
      do {
        all.addAll(reader.poll(Duration.ofMillis(100)));
      } while (!reader.atEnd());
      return all;
    }
  }

  private static void write(KafkaConnection kafka, Caption caption) throws Exception {
    send(
        kafka,
        new ProducerRecord<>(
            "vigil.captions",
            null,
            caption.getStart().toEpochMilli(),
            Keys.of(caption.getStream()),
            Codecs.of(Topics.CAPTIONS, kafka).encode(caption)));
  }

  private static void send(KafkaConnection kafka, ProducerRecord<byte[], byte[]> record)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.toProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  private static Caption caption(String stream, Instant start, String text) {
    return Caption.newBuilder()
        .setStream(stream)
        .setId(stream + start)
        .setStart(start)
        .setEnd(start.plusSeconds(4))
        .setText(text)
        .setConfidence(0.5f)
        .setEmitted(start.plusSeconds(5))
        .build();
  }

  /** A time after everything that was written before, and not after what is written next. */
  private static Instant nextMilli() {
    long before = System.currentTimeMillis();
    while (System.currentTimeMillis() <= before + 1) {
      Thread.onSpinWait();
    }
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }
}
