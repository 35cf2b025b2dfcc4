package io.vigil.ingest.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Audio;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmFormat.Video;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.testing.TestFilms;
import io.vigil.schemas.ClockKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir Path folder;

  private static ProbeReport probe(Path film) throws Exception {
    return Probe.probe(
        SourceAddress.parse(film.toString()), ConnectionConfig.defaults(), Optional.empty());
  }

  @Test
  void tellsWhatIsInAFilm() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("a.mp4"),
            FilmFormat.of(Container.MP4, 320, 180, 25).withVideo(Video.H264).withRotation(90),
            2);

    ProbeReport report = probe(film);

    assertThat(report.live()).isFalse();
    assertThat(report.clock()).isEqualTo(ClockKind.FILE);
    assertThat(report.length().orElseThrow().toMillis()).isBetween(1990L, 2200L);
    assertThat(report.video().orElseThrow())
        .matches(video -> video.codec().equals("h264") && video.rotation() == 90)
        .matches(video -> video.width() == 320 && video.height() == 180)
        .matches(video -> Math.abs(video.frameRate() - 25) < 0.1);
    assertThat(report.audio().orElseThrow())
        .matches(audio -> audio.codec().equals("aac") && audio.channels() == 1)
        .matches(audio -> audio.sampleRate() == 16_000);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void tellsThatAFilmWasCutShort() throws Exception {
    Path film =
        TestFilms.write(
            folder.resolve("a.mkv"),
            FilmFormat.of(Container.MKV, 160, 120, 25).withAudio(Audio.PCM),
            10);
    byte[] bytes = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOf(bytes, bytes.length / 3));

    assertThat(probe(film).notes()).anyMatch(note -> note.contains("ends before its declared end"));
  }
}
