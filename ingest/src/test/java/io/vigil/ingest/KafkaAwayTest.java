package io.vigil.ingest;

import static io.vigil.ingest.testing.Streams.pictures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.publish.KafkaPublisher;
import io.vigil.ingest.publish.Modality;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.publish.PublishException;
import io.vigil.ingest.publish.StreamOutput;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.testing.Streams;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Frame;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.KafkaConnection;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTest {
  private static final long BUFFER = 8L << 20;
  private static final int PICTURE_BYTES = 60_000;
  private static final long SLOT = 500_000;
  private static final PublishConfig SMALL = PublishConfig.defaults().withBufferBytes(BUFFER);

  @TempDir Path folder;

  private static void tell(StreamOutput output, int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      long time = 1_800_000_000_000_000L + i * SLOT;
      output.picture(time, time + SLOT, false, 224, 126, 0, ByteBuffer.allocate(PICTURE_BYTES));
    }
  }

  @Test
  void whatALiveSourceLosesWhileKafkaIsAwayIsToldAsAGapAndMemoryHasALimit() throws Exception {
    int before = 20;
    int away = 1000;
    int after = 20;
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
        KafkaPublisher publisher =
            new KafkaPublisher(broker.connection(), SMALL, Clock.systemUTC())) {
      publisher.start();
      StreamOutput output = publisher.output("camera");
      output.newEpoch(ClockKind.NTP, 0);
      tell(output, 0, before);
      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();

      broker.stopServer();
      for (int i = before; i < before + away; i++) {
        tell(output, i, i + 1);
        assertThat(publisher.waitingBytes()).isLessThan(BUFFER + (9L << 20));
      }
      assertThat(output.counters().dropped()).isGreaterThan(away / 2);
      broker.startServer();
      tell(output, before + away, before + away + after);
      output.end(0);

      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();
      List<Frame> frames = Streams.frames(broker, "camera");
      Streams.assertNoHolesInFrames(frames);
      List<Frame> gaps =
          frames.stream().filter(frame -> frame.getMarker() == MarkerKind.GAP).toList();
      long told = gaps.stream().mapToLong(Frame::getDropped).sum();
      int published = pictures(frames, "camera").size();
      assertThat(told).isEqualTo(output.counters().dropped());
      assertThat(published + told).isEqualTo(before + away + after);
      assertThat(output.counters().frames()).isEqualTo(published);
      assertThat(output.counters().gaps()).isEqualTo(gaps.size());
      for (Frame gap : gaps) {
        int at = frames.indexOf(gap);
        Frame next = frames.get(at + 1);
        assertThat(gap.getGapCause()).isEqualTo(GapCause.DROPPED);
        assertThat(gap.getGapEnd()).isEqualTo(next.getTime());
        assertThat(Duration.between(gap.getTime(), gap.getGapEnd()))
            .isEqualTo(Duration.ofMillis(500).multipliedBy(gap.getDropped()));
        assertThat(next.getDiscontinuity()).isTrue();
      }
    }
  }

  @Test
  void whatComesTooLateIsToldAsAGapOfItsOwnCause() throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("late"));
        KafkaPublisher publisher =
            new KafkaPublisher(broker.connection(), SMALL, Clock.systemUTC())) {
      publisher.start();
      StreamOutput output = publisher.output("late");
      output.newEpoch(ClockKind.NTP, 0);
      tell(output, 0, 2);
      output.heartbeat(Modality.FRAMES, 1_800_000_000_000_000L + 4 * SLOT);
      tell(output, 2, 6);
      output.end(0);

      assertThat(publisher.flush(Duration.ofMinutes(1))).isTrue();
      List<Frame> frames = Streams.frames(broker, "late");
      assertThat(pictures(frames, "late")).hasSize(4);
      assertThat(frames)
          .filteredOn(frame -> frame.getMarker() == MarkerKind.GAP)
          .singleElement()
          .satisfies(
              gap -> {
                assertThat(gap.getGapCause()).isEqualTo(GapCause.LATE);
                assertThat(gap.getDropped()).isEqualTo(2);
              });
    }
  }

  @Test
  void aFilmWaitsForKafkaAndLosesNothing() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("film.mkv"), FilmFormat.of(Container.MKV, 160, 120, 25), 20);
    StreamSource source =
        new StreamSource(
            "film", SourceAddress.parse(film.toString()), SourceOptions.asFastAsPossible());
    try (TestBroker broker = TestBroker.prepare(folder.resolve("kafka"));
        Ingest ingest =
            new Ingest(
                IngestConfig.defaults().withPublish(SMALL),
                broker.connection(),
                List.of(source),
                List.of())) {
      ingest.start();
      Await.until(
          "the film is open, Kafka away",
          () -> ingest.summaries().get(0).state() != StreamState.CONNECTING,
          ingest::summaries);
      broker.startServer();
      broker.createTopics();

      assertThat(ingest.awaitEnd(Duration.ofMinutes(1))).isTrue();

      List<Frame> frames = Streams.frames(broker, "film");
      Streams.assertNoHolesInFrames(frames);
      assertThat(pictures(frames, "film")).hasSize(40);
      assertThat(ingest.summaries().get(0).dropped()).isZero();
    }
  }

  @Test
  void aFilmThatWaitsForRoomCanBeStopped() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("long.wav"),
            FilmFormat.of(Container.WAV, 16, 16, 25).withVideo(Video.NONE).withAudio(Audio.PCM),
            120);
    KafkaConnection nobody = KafkaConnection.of("127.0.0.1:" + TestBroker.freePort());
    PublishConfig publish = SMALL.withCloseTimeout(Duration.ofMillis(100));
    StreamSource source =
        new StreamSource(
            "film", SourceAddress.parse(film.toString()), SourceOptions.asFastAsPossible());
    try (Ingest ingest =
        new Ingest(
            IngestConfig.defaults().withPublish(publish), nobody, List.of(source), List.of())) {
      ingest.start();
      Await.until(
          "the buffer's share for films is full",
          () -> ingest.metrics().waitingBytes() >= BUFFER / 4,
          ingest::metrics);

      assertThat(ingest.stop("film")).isTrue();

      assertThat(ingest.metrics().waitingBytes()).isLessThan(BUFFER / 4 + 100_000);
      assertThat(ingest.summaries().get(0).state()).isEqualTo(StreamState.ENDED);
    }
  }

  @Test
  void kafkaAwayForTooLongAtTheStartIsToldInOneLine() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("film.mkv"), FilmFormat.of(Container.MKV, 160, 120, 25), 1);
    KafkaConnection nobody = KafkaConnection.of("127.0.0.1:" + TestBroker.freePort());
    try (Ingest ingest =
        new Ingest(
            IngestConfig.defaults().withPublish(SMALL.withStartTimeout(Duration.ofSeconds(1))),
            nobody,
            List.of(StreamSource.of("film", SourceAddress.parse(film.toString()))),
            List.of())) {
      ingest.start();

      assertThatThrownBy(() -> ingest.awaitEnd(Duration.ofMinutes(1)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining(nobody.bootstrapServers())
          .hasMessageContaining("does not answer; start it")
          .extracting(e -> ((PublishException) e).fault())
          .isEqualTo(PublishException.Fault.KAFKA_UNREACHABLE);
    }
  }

  @Test
  void aBrokerWhoseNameIsUnknownIsWaitedForAndThenToldInOneLine() throws Exception {
    KafkaConnection unknown = KafkaConnection.of("no-such-broker.invalid:9092");
    try (KafkaPublisher publisher =
        new KafkaPublisher(
            unknown, SMALL.withStartTimeout(Duration.ofSeconds(1)), Clock.systemUTC())) {
      publisher.start();
      Await.until("it fails", () -> publisher.failure().isPresent(), publisher::failure);

      assertThat(publisher.failure().orElseThrow())
          .hasMessage(
              "the name of Kafka at no-such-broker.invalid:9092 is not known here; start it, or"
                  + " correct kafka.bootstrap.");
    }
  }

  @Test
  void missingTopicsAreToldWithTheCommandThatMakesThem() throws Exception {
    try (TestBroker broker = TestBroker.prepare(folder.resolve("kafka"))) {
      broker.startServer();
      try (KafkaPublisher publisher =
          new KafkaPublisher(
              broker.connection(),
              SMALL.withStartTimeout(Duration.ofSeconds(1)),
              Clock.systemUTC())) {
        publisher.start();
        Await.until("it fails", () -> publisher.failure().isPresent(), publisher::failure);

        assertThat(publisher.failure().orElseThrow().fault())
            .isEqualTo(PublishException.Fault.TOPIC_MISSING);
        assertThat(publisher.failure().orElseThrow()).hasMessageContaining("vigil topics");
      }
    }
  }

  @Test
  void aRecordThatIsTooLargeIsRefusedAndToldAsAGap() throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"));
        KafkaPublisher publisher =
            new KafkaPublisher(broker.connection(), PublishConfig.defaults(), Clock.systemUTC())) {
      publisher.start();
      StreamOutput output = publisher.output("large");
      output.newEpoch(ClockKind.FILE, 0);
      output.picture(0, SLOT, false, 9000, 9000, 0, ByteBuffer.allocate(5 << 20));
      output.picture(SLOT, 2 * SLOT, false, 224, 126, 0, ByteBuffer.allocate(PICTURE_BYTES));
      output.end(2 * SLOT);

      List<Frame> frames = Streams.frames(broker, "large");
      assertThat(frames)
          .extracting(Frame::getMarker)
          .containsExactly(MarkerKind.GAP, MarkerKind.NONE, MarkerKind.END);
      assertThat(frames.get(0).getDropped()).isEqualTo(1);
      Streams.assertNoHolesInFrames(frames);
    }
  }

  @Test
  void thereIsNoDefaultAddress() {
    assertThatThrownBy(() -> KafkaConnection.of(" ")).hasMessageContaining("no Kafka address");
  }

  @Test
  void closingWhileKafkaIsAwayTakesNoLongerThanItWasGiven() throws Exception {
    KafkaConnection nobody = KafkaConnection.of("127.0.0.1:" + TestBroker.freePort());
    KafkaPublisher publisher =
        new KafkaPublisher(
            nobody, SMALL.withCloseTimeout(Duration.ofSeconds(1)), Clock.systemUTC());
    publisher.start();
    StreamOutput output = publisher.output("camera");
    output.newEpoch(ClockKind.NTP, 0);
    tell(output, 0, 5);

    publisher.close();

    assertThat(publisher.failure()).isEmpty();
  }
}
