package io.vigil.launcher.explain;

import io.vigil.ingest.decode.SourceReader;
import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.ffmpeg.Interrupter;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Decodes the beginning of a film by ingest's own parts. */
final class FilmReader {
  private FilmReader() {}

  /**
   * Decodes.
   *
   * @param seconds how much of the film is wanted
   * @param progress hears how many seconds are decoded
   * @throws Failure if the film cannot be read, or ends before the last second that is wanted
   */
  static FilmPart read(Path film, int seconds, IntConsumer progress) throws InterruptedException {
    if (!Files.isRegularFile(film)) {
      throw new Failure(
          ExitCode.SOURCE, "explain.no-film", "there is no film " + film, "name a file");
    }
    try (Interrupter interrupter = new Interrupter();
        SourceReader reader =
            SourceReader.open(
                SourceAddress.parse("file:" + film.toAbsolutePath()),
                ConnectionConfig.defaults(),
                Optional.empty(),
                interrupter,
                () -> {})) {
      interrupter.allowForEver();
      return read(film, reader, seconds, progress);
    } catch (SourceException | FFmpegException e) {
      throw new Failure(
          ExitCode.SOURCE,
          "explain.unreadable",
          String.valueOf(e.getMessage()),
          "try vigil probe on it",
          e);
    }
  }

  private static FilmPart read(Path film, SourceReader reader, int seconds, IntConsumer progress)
      throws SourceException, InterruptedException {
    long start = reader.startMicros().orElse(0);
    List<Track> tracks = new ArrayList<>();
    try {
      List<Optional<byte[]>> pictures = Collections.nCopies(2 * seconds, Optional.empty());
      short[] sound = {};
      if (reader.video().isPresent()) {
        PictureTrack track = new PictureTrack(reader, reader.video().get(), start, seconds);
        tracks.add(track);
        pictures = track.pictures();
      }
      if (reader.audio().isPresent()) {
        SoundTrack track = new SoundTrack(reader, reader.audio().get(), start, seconds);
        tracks.add(track);
        sound = track.samples();
      }
      double reached = play(reader, tracks, seconds, progress);
      if (reached <= seconds - 1) {
        throw new Failure(
            ExitCode.USAGE,
            "explain.too-late",
            String.format(Locale.ROOT, "%s is only %.1f s long", film, reached),
            "name an earlier --at");
      }
      return new FilmPart(pictures, sound);
    } finally {
      tracks.forEach(Track::close);
    }
  }

  /** Decodes until every track has what is wanted; how far it came. */
  private static double play(
      SourceReader reader, List<Track> tracks, int seconds, IntConsumer progress)
      throws SourceException, InterruptedException {
    while (tracks.stream().anyMatch(track -> track.reached() < seconds)) {
      if (!reader.read()) {
        for (Track track : tracks) {
          track.drain();
        }
        break;
      }
      for (Track track : tracks) {
        if (track.index() == reader.packet().stream_index()) {
          track.decode(reader);
          progress.accept((int) Math.min(seconds, track.reached()));
        }
      }
    }
    return tracks.stream().mapToDouble(Track::reached).max().orElse(0);
  }
}
