package io.vigil.ingest;

import static io.vigil.ingest.testing.Streams.pictures;
import static io.vigil.ingest.testing.Streams.sound;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.ingest.testing.Streams;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.ingest.testing.TopicReader;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestFilmTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
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

  private static List<StreamSummary> ingest(String id, Path film) throws Exception {
    StreamSource source =
        new StreamSource(
            id,
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().startingAt(START));
    return ingest(source);
  }

  private static List<StreamSummary> ingest(StreamSource... sources) throws Exception {
    try (Ingest ingest =
        new Ingest(IngestConfig.defaults(), broker.connection(), List.of(sources), List.of())) {
      ingest.start();
      assertThat(ingest.awaitEnd(MINUTE)).isTrue();
      return ingest.summaries();
    }
  }

  @Test
  void aFilmBecomesPicturesOnTheGridAndWholeSecondsOfSound() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("film.mp4"), FilmFormat.of(Container.MP4, 320, 180, 25), 5);

    List<StreamSummary> summaries = ingest("film", film);

    List<Frame> frames = Streams.frames(broker, "film");
    Streams.assertNoHolesInFrames(frames);
    assertThat(pictures(frames, "film"))
        .extracting(frame -> Duration.between(START, frame.getTime()).toMillis())
        .containsExactly(0L, 520L, 1000L, 1520L, 2000L, 2520L, 3000L, 3520L, 4000L, 4520L);
    assertThat(frames.get(0).getDiscontinuity()).isTrue();
    assertThat(frames.get(1).getDiscontinuity()).isFalse();
    assertThat(frames).allMatch(frame -> frame.getClock() == ClockKind.FILE);
    List<AudioSegment> audio = Streams.audio(broker, "film");
    Streams.assertNoHolesInAudio(audio);
    List<AudioSegment> sound = sound(audio, "film");
    assertThat(sound.subList(0, 5))
        .extracting(segment -> Duration.between(START, segment.getTime()).toMillis())
        .containsExactly(0L, 1000L, 2000L, 3000L, 4000L);
    assertThat(sound.subList(0, 5))
        .allMatch(segment -> segment.getData().remaining() == 32_000)
        .allMatch(segment -> segment.getSampleRate() == 16_000 && segment.getChannels() == 1);
    Frame end = frames.get(frames.size() - 1);
    assertThat(end.getMarker()).isEqualTo(MarkerKind.END);
    assertThat(Duration.between(START, end.getTime()).toMillis()).isBetween(5000L, 5200L);
    assertThat(audio.get(audio.size() - 1).getTime()).isEqualTo(end.getTime());
    StreamSummary summary = summaries.get(0);
    assertThat(summary.state()).isEqualTo(StreamState.ENDED);
    assertThat(summary.reason()).isEmpty();
    assertThat(summary.frames()).isEqualTo(10);
    assertThat(summary.segments()).isEqualTo(sound.size());
    assertThat(summary.length().toMillis()).isBetween(5000L, 5200L);
    assertThat(summary.gaps() + summary.dropped() + summary.reconnects()).isZero();
  }

  @Test
  void aPictureIsAJpegOfTheSetSizeWithTheRightColours() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("size.mkv"), FilmFormat.of(Container.MKV, 640, 360, 25), 1);

    ingest("size", film);

    Frame first = pictures(Streams.frames(broker, "size"), "size").get(0);
    assertThat(first.getWidth()).isEqualTo(224);
    assertThat(first.getHeight()).isEqualTo(126);
    BufferedImage image = image(first);
    assertThat(image.getWidth()).isEqualTo(224);
    assertThat(isRed(image, 10, 45)).isTrue();
    assertThat(isRed(image, 200, 45)).isFalse();
  }

  private static BufferedImage image(Frame frame) throws IOException {
    byte[] jpeg = new byte[frame.getData().remaining()];
    frame.getData().duplicate().get(jpeg);
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    int colour = image.getRGB(x, y);
    return ((colour >> 16) & 0xff) > 180 && (colour & 0xff) < 100;
  }

  @Test
  void rotationIsApplied() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("turned.mp4"),
            FilmFormat.of(Container.MP4, 320, 180, 25).withRotation(90),
            1);

    ingest("turned", film);

    Frame first = pictures(Streams.frames(broker, "turned"), "turned").get(0);
    assertThat(first.getWidth()).isEqualTo(126);
    assertThat(first.getHeight()).isEqualTo(224);
    // The square at the left, above the middle, comes to the top, right of the middle.
    assertThat(isRed(image(first), 78, 15)).isTrue();
  }

  @Test
  void soundIsTheToneThatWasRecorded() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("tone.mkv"),
            FilmFormat.of(Container.MKV, 160, 120, 25).withAudio(Audio.PCM),
            3);

    ingest("tone", film);

    ByteBuffer samples = sound(Streams.audio(broker, "tone"), "tone").get(1).getData();
    short[] expected = TestFilms.tone(16_000, 16_000);
    for (int i = 0; i < expected.length; i += 37) {
      short got = samples.order(ByteOrder.LITTLE_ENDIAN).getShort(i * 2);
      assertThat(got).isCloseTo(expected[i], Offset.offset((short) 40));
    }
  }

  @Test
  void aFilmWithoutSoundHasAudioHeartbeatsSoThatNobodyWaits() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("silent.mkv"),
            FilmFormat.of(Container.MKV, 160, 120, 25).withAudio(Audio.NONE),
            4);

    ingest("silent", film);

    List<AudioSegment> audio = Streams.audio(broker, "silent");
    assertThat(sound(audio, "silent")).isEmpty();
    assertThat(audio.stream().filter(a -> a.getMarker() == MarkerKind.HEARTBEAT).count())
        .isGreaterThanOrEqualTo(4);
    Streams.assertNoHolesInAudio(audio);
  }

  @Test
  void soundWithoutAFilmHasFrameHeartbeats() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("only.wav"),
            FilmFormat.of(Container.WAV, 16, 16, 25).withVideo(Video.NONE).withAudio(Audio.PCM),
            4);

    ingest("only-sound", film);

    List<Frame> frames = Streams.frames(broker, "only-sound");
    assertThat(pictures(frames, "only-sound")).isEmpty();
    assertThat(frames.stream().filter(f -> f.getMarker() == MarkerKind.HEARTBEAT).count())
        .isGreaterThanOrEqualTo(4);
    assertThat(sound(Streams.audio(broker, "only-sound"), "only-sound")).hasSize(4);
  }

  @Test
  void keyFramesAloneAreDecodedWhereThatIsAskedFor() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("keys.mkv"),
            FilmFormat.of(Container.MKV, 160, 120, 25)
                .withKeyFrameInterval(50)
                .withAudio(Audio.NONE),
            8);
    StreamSource source =
        new StreamSource(
            "keys",
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().startingAt(START));
    try (Ingest ingest =
        new Ingest(
            IngestConfig.defaults().withDecode(DecodeMode.KEY_FRAMES),
            broker.connection(),
            List.of(source),
            List.of())) {
      ingest.start();
      assertThat(ingest.awaitEnd(MINUTE)).isTrue();
    }

    assertThat(pictures(Streams.frames(broker, "keys"), "keys"))
        .extracting(frame -> Duration.between(START, frame.getTime()).toMillis())
        .containsExactly(0L, 2000L, 4000L, 6000L);
  }

  @Test
  void aFilmOverHttpEndsLikeAFile() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("web.mp4"), FilmFormat.of(Container.MP4, 160, 120, 25), 3);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/film.mp4", exchange -> serve(exchange, film));
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/film.mp4";
      List<StreamSummary> summaries =
          ingest(
              new StreamSource(
                  "web",
                  SourceAddress.parse(address),
                  SourceOptions.asFastAsPossible().startingAt(START)));

      assertThat(summaries.get(0).state()).isEqualTo(StreamState.ENDED);
      assertThat(summaries.get(0).reconnects()).isZero();
      assertThat(pictures(Streams.frames(broker, "web"), "web")).hasSize(6);
    } finally {
      server.stop(0);
    }
  }

  /** Serves a film, or the part of it that is asked for. */
  private static void serve(HttpExchange exchange, Path film) throws IOException {
    byte[] bytes = Files.readAllBytes(film);
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
    exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes, from, bytes.length - from);
    }
  }

  @Test
  void aFilmWithoutAGivenStartIsOfNowAndNeverOf1970() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("now.mkv"), FilmFormat.of(Container.MKV, 160, 120, 25), 1);
    Instant before = Instant.now().minusSeconds(1);

    ingest(
        new StreamSource(
            "now", SourceAddress.parse(film.toString()), SourceOptions.asFastAsPossible()));

    assertThat(Streams.frames(broker, "now"))
        .allMatch(frame -> frame.getTime().isAfter(before))
        .allMatch(frame -> frame.getIngested().isAfter(before))
        .allMatch(frame -> frame.getEpoch() > before.toEpochMilli());
    assertThat(Streams.audio(broker, "now")).allMatch(segment -> segment.getTime().isAfter(before));
  }

  @Test
  void aFilmThatCannotBeReadFailsAndTheOthersGoOn() throws Exception {
    Path film =
        TestFilms.write(folder.resolve("good.mkv"), FilmFormat.of(Container.MKV, 160, 120, 25), 2);
    SourceOptions fast = SourceOptions.asFastAsPossible();

    List<StreamSummary> summaries =
        ingest(
            new StreamSource("missing", SourceAddress.parse(folder + "/missing.mp4"), fast),
            new StreamSource("good", SourceAddress.parse(film.toString()), fast));

    assertThat(summaries.get(0).state()).isEqualTo(StreamState.FAILED);
    assertThat(summaries.get(0).fault()).contains(SourceFault.MISSING_FILE);
    assertThat(summaries.get(0).reason()).contains("missing.mp4").contains("check the path");
    assertThat(summaries.get(1).state()).isEqualTo(StreamState.ENDED);
    assertThat(pictures(Streams.frames(broker, "good"), "good")).isNotEmpty();
    try (TopicReader<StreamStatus> reader =
        new TopicReader<>(broker.connection(), Topics.STREAMS)) {
      List<StreamStatus> states =
          reader.until(
              all ->
                  all.stream()
                          .anyMatch(
                              s ->
                                  s.getStream().equals("missing")
                                      && s.getState() == StreamState.FAILED)
                      && all.stream()
                          .anyMatch(
                              s ->
                                  s.getStream().equals("good")
                                      && s.getState() == StreamState.ENDED));
      assertThat(states.stream().filter(s -> s.getStream().equals("good")))
          .extracting(StreamStatus::getState)
          .containsSubsequence(StreamState.CONNECTING, StreamState.ONLINE, StreamState.ENDED);
    }
  }
}
