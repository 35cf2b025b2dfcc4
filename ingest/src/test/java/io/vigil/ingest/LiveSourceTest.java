package io.vigil.ingest;

import static io.vigil.ingest.testing.Streams.pictures;
import static io.vigil.ingest.testing.Streams.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.Transport;
import io.vigil.ingest.supervise.RetryConfig;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.ingest.testing.PipeCamera;
import io.vigil.ingest.testing.RtspServer;
import io.vigil.ingest.testing.Streams;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.ingest.testing.TopicReader;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Frame;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSourceTest {
  private static final IngestConfig CONFIG =
      IngestConfig.defaults()
          .withConnection(
              ConnectionConfig.defaults()
                  .withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(2)))
          .withRetry(new RetryConfig(Duration.ofMillis(100), Duration.ofSeconds(1), 0.3, 0))
          .withPublish(PublishConfig.defaults().withStatusInterval(Duration.ofMillis(500)));

  @TempDir static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Ingest ingest(List<SimulatedSource> cameras, StreamSource... sources) {
    Ingest ingest = new Ingest(CONFIG, broker.connection(), List.of(sources), cameras);
    ingest.start();
    return ingest;
  }

  private static void await(Ingest ingest, String so, Predicate<StreamSummary> condition)
      throws Exception {
    Await.until(so, () -> condition.test(ingest.summaries().get(0)), ingest::summaries);
  }

  @Test
  void rtspTimesAreTheCamerasOwnWallClock() throws Exception {
    int port = TestBroker.freePort();
    Instant before = Instant.now();
    try (RtspServer camera = RtspServer.start(port);
        Ingest ingest =
            ingest(
                List.of(),
                StreamSource.of("ntp", SourceAddress.parse("rtsp://127.0.0.1:" + port + "/1")))) {
      await(ingest, "media", s -> s.frames() >= 6 && s.segments() >= 3);
      assertThat(camera.plays()).isEqualTo(1);
    }

    List<Frame> frames = Streams.frames(broker, "ntp");
    List<AudioSegment> audio = Streams.audio(broker, "ntp");
    Streams.assertNoHolesInFrames(frames);
    Streams.assertNoHolesInAudio(audio);
    assertThat(pictures(frames, "ntp"))
        .allMatch(frame -> frame.getClock() == ClockKind.NTP)
        .allMatch(frame -> frame.getTime().isAfter(before.minusMillis(100)))
        .allMatch(frame -> frame.getTime().isBefore(frame.getIngested().plusMillis(100)));
    assertThat(sound(audio, "ntp")).allMatch(segment -> segment.getClock() == ClockKind.NTP);
  }

  /** The gaps of a cause: on a busy machine some media come late, too. */
  private static List<Frame> gaps(List<Frame> frames, GapCause cause) {
    return frames.stream()
        .filter(frame -> frame.getMarker() == MarkerKind.GAP && frame.getGapCause() == cause)
        .toList();
  }

  @Test
  void aPauseIsToldAsAGapBetweenWhatWasSeenBeforeAndAfter() throws Exception {
    int port = TestBroker.freePort();
    try (RtspServer camera = RtspServer.start(port);
        Ingest ingest =
            ingest(
                List.of(),
                StreamSource.of(
                    "paused", SourceAddress.parse("rtsp://127.0.0.1:" + port + "/1")))) {
      await(ingest, "media", s -> s.frames() >= 4 && s.segments() >= 2);
      assertThat(ingest.pause("paused")).isTrue();
      assertThat(ingest.resume("paused")).isTrue();
      await(ingest, "media again", s -> s.frames() >= 4 && s.segments() >= 2);
      assertThat(camera.plays()).isEqualTo(2);
    }

    try (TopicReader<Frame> frames = new TopicReader<>(broker.connection(), Topics.FRAMES);
        TopicReader<AudioSegment> sound = new TopicReader<>(broker.connection(), Topics.AUDIO)) {
      List<Frame> told =
          frames
              .until(
                  all -> all.stream().filter(f -> ends(f.getStream(), f.getMarker())).count() == 2)
              .stream()
              .filter(f -> f.getStream().equals("paused"))
              .toList();
      assertThat(gaps(told, GapCause.PAUSED)).hasSize(1);
      Frame gap = gaps(told, GapCause.PAUSED).get(0);
      assertThat(gap.getDropped()).isZero();
      List<Frame> pictures = pictures(told, "paused");
      Frame after =
          pictures.stream().filter(f -> f.getEpoch() == gap.getEpoch()).findFirst().orElseThrow();
      Frame before = pictures.get(pictures.indexOf(after) - 1);
      assertThat(gap.getTime()).isAfter(before.getTime());
      assertThat(gap.getGapEnd()).isBeforeOrEqualTo(after.getTime()).isAfter(gap.getTime());
      assertThat(
              sound
                  .until(
                      all ->
                          all.stream().filter(a -> ends(a.getStream(), a.getMarker())).count() == 2)
                  .stream()
                  .filter(a -> a.getStream().equals("paused"))
                  .filter(a -> a.getMarker() == MarkerKind.GAP))
          .extracting(AudioSegment::getGapCause)
          .containsOnlyOnce(GapCause.PAUSED);
    }
  }

  private static boolean ends(String stream, MarkerKind marker) {
    return stream.equals("paused") && marker == MarkerKind.END;
  }

  @Test
  void rtspOverUdpWorksToo() throws Exception {
    int port = TestBroker.freePort();
    IngestConfig udp = CONFIG.withConnection(CONFIG.connection().withTransport(Transport.UDP));
    try (RtspServer camera = RtspServer.start(port);
        Ingest ingest =
            new Ingest(
                udp,
                broker.connection(),
                List.of(
                    StreamSource.of(
                        "udp-rtsp", SourceAddress.parse("rtsp://127.0.0.1:" + port + "/1"))),
                List.of())) {
      ingest.start();
      await(ingest, "media", s -> s.frames() >= 4 && s.segments() >= 2);
      assertThat(camera.plays()).isEqualTo(1);
    }

    assertThat(pictures(Streams.frames(broker, "udp-rtsp"), "udp-rtsp"))
        .allMatch(frame -> frame.getClock() == ClockKind.NTP);
  }

  @Test
  void aCameraThatIsSwitchedOffTwiceComesBackTwice() throws Exception {
    int port = TestBroker.freePort();
    RtspServer camera = RtspServer.start(port);
    try (Ingest ingest =
        ingest(
            List.of(),
            StreamSource.of("back", SourceAddress.parse("rtsp://127.0.0.1:" + port + "/1")))) {
      for (int times = 1; times <= 2; times++) {
        long reconnects = times - 1L;
        long frames = ingest.summaries().get(0).frames();
        await(ingest, "online", s -> s.reconnects() == reconnects && s.frames() >= frames + 4);
        camera.close();
        await(ingest, "gone", s -> s.state() == StreamState.RECONNECTING);
        await(ingest, "refused", s -> s.fault().equals(Optional.of(SourceFault.REFUSED)));
        camera = RtspServer.start(port);
      }
      long frames = ingest.summaries().get(0).frames();
      await(ingest, "back again", s -> s.reconnects() == 2 && s.frames() >= frames + 4);
    } finally {
      camera.close();
    }

    List<Frame> frames = Streams.frames(broker, "back");
    Streams.assertNoHolesInFrames(frames);
    Streams.assertNoHolesInAudio(Streams.audio(broker, "back"));
    List<Frame> pictures = pictures(frames, "back");
    assertThat(pictures.stream().map(Frame::getEpoch).distinct()).hasSize(3);
    for (int i = 1; i < pictures.size(); i++) {
      Frame last = pictures.get(i - 1);
      Frame next = pictures.get(i);
      assertThat(next.getTime()).isAfter(last.getTime());
      if (next.getEpoch() != last.getEpoch()) {
        assertThat(next.getDiscontinuity()).isTrue();
        assertThat(gaps(frames, GapCause.SOURCE))
            .as("why there was nothing between")
            .anyMatch(
                gap ->
                    gap.getTime().isAfter(last.getTime())
                        && gap.getGapEnd().isAfter(gap.getTime())
                        && !gap.getGapEnd().isAfter(next.getTime()));
      }
    }
    try (TopicReader<StreamStatus> reader =
        new TopicReader<>(broker.connection(), Topics.STREAMS)) {
      List<StreamStatus> states =
          reader.until(
              all ->
                  all.stream()
                      .anyMatch(
                          s -> s.getStream().equals("back") && s.getState() == StreamState.ENDED));
      assertThat(
              states.stream()
                  .filter(s -> s.getStream().equals("back"))
                  .map(StreamStatus::getState)
                  .toList())
          .containsSubsequence(
              StreamState.CONNECTING,
              StreamState.ONLINE,
              StreamState.RECONNECTING,
              StreamState.ONLINE,
              StreamState.RECONNECTING,
              StreamState.ONLINE,
              StreamState.ENDED);
    }
  }

  @Test
  void anRtspCameraThatStopsSendingWithoutClosingIsOpenedAgain() throws Exception {
    int port = TestBroker.freePort();
    try (RtspServer camera = RtspServer.start(port);
        Ingest ingest =
            ingest(
                List.of(),
                StreamSource.of(
                    "frozen", SourceAddress.parse("rtsp://127.0.0.1:" + port + "/1")))) {
      await(ingest, "online", s -> s.frames() >= 4);
      camera.stall(true);
      await(ingest, "stalled", s -> s.fault().equals(Optional.of(SourceFault.STALLED)));
      camera.stall(false);
      long frames = ingest.summaries().get(0).frames();
      await(ingest, "back", s -> s.reconnects() >= 1 && s.frames() >= frames + 4);
      assertThat(camera.plays()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aSilentCameraHasGapsOnBothTopicsMeanwhile() throws Exception {
    PipeCamera camera = new PipeCamera();
    try (Ingest ingest =
        ingest(List.of(camera), StreamSource.of("quiet", SourceAddress.parse("pipe:1")))) {
      await(ingest, "online", s -> s.frames() >= 4);
      camera.stall(true);
      await(ingest, "stalled", s -> s.fault().equals(Optional.of(SourceFault.STALLED)));
      try (TopicReader<Frame> frames = new TopicReader<>(broker.connection(), Topics.FRAMES);
          TopicReader<AudioSegment> audio = new TopicReader<>(broker.connection(), Topics.AUDIO)) {
        frames.until(
            all ->
                all.stream()
                        .filter(f -> f.getStream().equals("quiet"))
                        .filter(f -> f.getMarker() == MarkerKind.GAP)
                        .count()
                    >= 1);
        audio.until(
            all ->
                all.stream()
                        .filter(a -> a.getStream().equals("quiet"))
                        .filter(a -> a.getMarker() == MarkerKind.GAP)
                        .count()
                    >= 1);
      }
      camera.stall(false);
      await(ingest, "back", s -> s.reconnects() >= 1 && s.state() == StreamState.ONLINE);
      long frames = ingest.summaries().get(0).frames();
      await(ingest, "media again", s -> s.frames() >= frames + 4);
    }

    List<Frame> frames = Streams.frames(broker, "quiet");
    Streams.assertNoHolesInFrames(frames);
    assertThat(gaps(frames, GapCause.SOURCE)).isNotEmpty();
    long bound = 0;
    for (Frame frame : frames) {
      long time = frame.getTime().toEpochMilli();
      assertThat(time).as("nothing comes before what was told").isGreaterThanOrEqualTo(bound);
      bound = time;
    }
  }

  @Test
  void theEndOfALiveStreamIsAFaultAndItIsOpenedAgain() throws Exception {
    PipeCamera camera = new PipeCamera();
    try (Ingest ingest =
        ingest(List.of(camera), StreamSource.of("ends", SourceAddress.parse("pipe:1")))) {
      await(ingest, "online", s -> s.frames() >= 4);
      camera.end();
      await(ingest, "opened again", s -> s.reconnects() == 1);
      long frames = ingest.summaries().get(0).frames();
      await(ingest, "media again", s -> s.frames() >= frames + 4);
    }

    assertThat(camera.opened()).isEqualTo(2);
    Streams.assertNoHolesInFrames(Streams.frames(broker, "ends"));
  }

  @Test
  void stoppingOneCameraLeavesTheRest() throws Exception {
    PipeCamera camera = new PipeCamera();
    try (Ingest ingest =
        ingest(
            List.of(camera),
            StreamSource.of("one", SourceAddress.parse("pipe:1")),
            StreamSource.of("two", SourceAddress.parse("pipe:2")))) {
      await(ingest, "online", s -> s.frames() >= 4);

      assertThat(ingest.stop("one")).isTrue();

      assertThat(ingest.summaries().get(0).state()).isEqualTo(StreamState.ENDED);
      long frames = ingest.summaries().get(1).frames();
      Await.until(
          "the other goes on",
          () -> ingest.summaries().get(1).frames() >= frames + 4,
          ingest::summaries);
      assertThat(ingest.metrics().online()).isEqualTo(1);
    }
    assertThat(Streams.frames(broker, "one"))
        .last()
        .matches(frame -> frame.getMarker() == MarkerKind.END);
  }

  @Test
  void arrivalTimesAreNearTheWallClockAndNeverGoBack() throws Exception {
    PipeCamera camera = new PipeCamera();
    try (Ingest ingest =
        ingest(List.of(camera), StreamSource.of("arrival", SourceAddress.parse("pipe:1")))) {
      await(ingest, "media", s -> s.frames() >= 10 && s.segments() >= 3);
    }

    List<Frame> pictures = pictures(Streams.frames(broker, "arrival"), "arrival");
    assertThat(pictures).allMatch(frame -> frame.getClock() == ClockKind.ARRIVAL);
    for (int i = 1; i < pictures.size(); i++) {
      assertThat(pictures.get(i).getTime()).isAfter(pictures.get(i - 1).getTime());
      long age =
          Duration.between(pictures.get(i).getTime(), pictures.get(i).getIngested()).toMillis();
      // As near as the least delayed of the first packets was: on a busy machine, some tenths.
      assertThat(age).isBetween(-2_000L, 10_000L);
    }
    List<AudioSegment> sound = sound(Streams.audio(broker, "arrival"), "arrival");
    assertThat(sound.get(1).getTime().toEpochMilli() % 1000).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srt://127.0.0.1:%d?mode=caller",
        "udp://127.0.0.1:%d",
        "rtmp://127.0.0.1:%d/live/1",
        "http://127.0.0.1:%d/live.ts"
      })
  void theOtherProtocolsWorkToo(String form) throws Exception {
    int port = TestBroker.freePort();
    String source = String.format(form, port);
    String scheme = source.substring(0, source.indexOf(':'));
    AtomicBoolean going = new AtomicBoolean(true);
    Thread server = new Thread(() -> serve(scheme, source, port, going), "server-" + scheme);
    server.setDaemon(true);
    server.start();

    try (Ingest ingest = ingest(List.of(), StreamSource.of(scheme, SourceAddress.parse(source)))) {
      await(ingest, "media by " + scheme, s -> s.frames() >= 4 && s.segments() >= 2);
    } finally {
      going.set(false);
      if (scheme.equals("srt")) {
        // A process that ends with an SRT socket open is brought down by libsrt's own threads.
        server.join();
      }
    }

    Streams.assertNoHolesInFrames(Streams.frames(broker, scheme));
  }

  private static void serve(String scheme, String source, int port, AtomicBoolean going) {
    boolean rtmp = scheme.equals("rtmp");
    FilmFormat format =
        FilmFormat.of(rtmp ? Container.FLV : Container.MPEGTS, 160, 120, 25)
            .withVideo(FilmFormat.Video.H264);
    String target =
        switch (scheme) {
          case "srt" -> "srt://127.0.0.1:" + port + "?mode=listener&listen_timeout=500000";
          case "udp" -> "udp://127.0.0.1:" + port + "?pkt_size=1316";
          default -> source;
        };
    Map<String, String> options = rtmp || scheme.equals("http") ? Map.of("listen", "1") : Map.of();
    while (going.get()) {
      try (FilmWriter film = FilmWriter.toAddress(target, format, options)) {
        long start = System.nanoTime();
        for (int i = 0; going.get(); i++) {
          TestFilms.frame(film, format, i);
          long due = start + TimeUnit.MILLISECONDS.toNanos(40L * (i + 1));
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
      } catch (RuntimeException e) {
        // The client has gone; the next one may come.
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
