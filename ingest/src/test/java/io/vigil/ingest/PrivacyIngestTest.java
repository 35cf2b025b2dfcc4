package io.vigil.ingest;

import static io.vigil.ingest.testing.Streams.pictures;
import static io.vigil.ingest.testing.Streams.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.privacy.Privacy;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.ingest.testing.Streams;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.ingest.testing.TopicReader;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.Topics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not leave does not reach the topics of a real Kafka. */
final class PrivacyIngestTest {
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

  private static StreamSummary ingest(String id, Path film, Privacy privacy) throws Exception {
    StreamSource source =
        new StreamSource(
            id,
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().withPrivacy(privacy));
    try (Ingest ingest =
        new Ingest(IngestConfig.defaults(), broker.connection(), List.of(source), List.of())) {
      ingest.start();
      assertThat(ingest.awaitEnd(Duration.ofMinutes(1))).isTrue();
      return ingest.summaries().get(0);
    }
  }

  private static Path film(String name) {
    return TestFilms.write(folder.resolve(name), FilmFormat.of(Container.MP4, 640, 360, 25), 3);
  }

  @Test
  void theMaskIsBlackOnTheTopicAndTheRestIsAsItWas() throws Exception {
    Path film = film("masked.mp4");
    ingest("bare", film, Privacy.OPEN);
    ingest("masked", film, new Privacy(Privacy.masks("0,0 0.5,0 0.5,1 0,1"), true));

    List<Frame> bare = pictures(Streams.frames(broker, "bare"), "bare");
    List<Frame> masked = pictures(Streams.frames(broker, "masked"), "masked");
    assertThat(masked).hasSameSizeAs(bare).hasSizeGreaterThan(4);
    int bright = 0;
    for (int i = 0; i < masked.size(); i++) {
      BufferedImage hidden = image(masked.get(i));
      BufferedImage seen = image(bare.get(i));
      for (int y = 0; y < hidden.getHeight(); y++) {
        for (int x = 0; x < hidden.getWidth(); x++) {
          if (x < 112) {
            bright += brightness(seen, x, y) > 60 ? 1 : 0;
            assertThat(brightness(hidden, x, y)).isLessThan(24);
          } else if (x >= 132) {
            // Beyond the JPEG's blocks that the edge lies in.
            assertThat(hidden.getRGB(x, y)).isEqualTo(seen.getRGB(x, y));
          }
        }
      }
    }
    assertThat(bright).as("pixels that there were to hide").isGreaterThan(1000);
    assertThat(sound(Streams.audio(broker, "masked"), "masked")).isNotEmpty();
  }

  private static BufferedImage image(Frame frame) throws IOException {
    byte[] jpeg = new byte[frame.getData().remaining()];
    frame.getData().duplicate().get(jpeg);
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static int brightness(BufferedImage image, int x, int y) {
    int colour = image.getRGB(x, y);
    return (((colour >> 16) & 0xff) + ((colour >> 8) & 0xff) + (colour & 0xff)) / 3;
  }

  @Test
  void withoutSoundNoneLeavesAndTheStreamIsAsOneThatHasNone() throws Exception {
    StreamSummary summary = ingest("mute", film("mute.mp4"), new Privacy(List.of(), false));

    assertThat(summary.state()).isEqualTo(StreamState.ENDED);
    assertThat(summary.segments()).isZero();
    assertThat(summary.gaps() + summary.dropped()).isZero();
    assertThat(pictures(Streams.frames(broker, "mute"), "mute")).isNotEmpty();
    assertThat(Streams.audio(broker, "mute").stream().filter(a -> a.getStream().equals("mute")))
        .as("heartbeats and the end, by which nobody waits for sound")
        .isNotEmpty()
        .allMatch(segment -> segment.getData().remaining() == 0)
        .allMatch(
            segment ->
                segment.getMarker() == MarkerKind.HEARTBEAT
                    || segment.getMarker() == MarkerKind.END);
    try (TopicReader<StreamStatus> reader =
        new TopicReader<>(broker.connection(), Topics.STREAMS)) {
      List<StreamStatus> states =
          reader.until(all -> all.stream().anyMatch(PrivacyIngestTest::isMutesEnd));
      assertThat(states)
          .filteredOn(PrivacyIngestTest::isMutesEnd)
          .allMatch(state -> state.getHasVideo() && !state.getHasAudio())
          .allMatch(state -> state.getAudioPublished() == 0);
    }
  }

  private static boolean isMutesEnd(StreamStatus status) {
    return status.getStream().equals("mute") && status.getState() == StreamState.ENDED;
  }

  @Test
  void aSourceOfSoundAloneWithoutItsSoundFailsByName() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("sound.mkv"),
            FilmFormat.of(Container.MKV, 64, 64, 25).withVideo(FilmFormat.Video.NONE),
            2);
    StreamSummary summary = ingest("nothing", film, new Privacy(List.of(), false));
    assertThat(summary.state()).isEqualTo(StreamState.FAILED);
    assertThat(summary.fault()).contains(SourceFault.SOUND_OFF);
    assertThat(summary.reason()).contains("sound is switched off");
  }
}
