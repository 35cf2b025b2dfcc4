package io.vigil.server.evidence;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Writes an interval as an MP4 that browsers play: H.264 and AAC, each picture at its own time.
 * What is missing of the sound is silence; without any sound there is no track of it.
 */
final class ClipWriter {

  private static final int PICTURES_A_SECOND = 2;
  private static final int KEY_FRAMES = 4;
  private static final int BIT_RATE = 600_000;

  private ClipWriter() {}

  /**
   * Writes it.
   *
   * @param file is replaced if it exists
   * @throws IOException if no picture of it can be decoded, or the file cannot be written
   */
  static void write(Media media, Path file) throws IOException {
    short[] samples = media.sounds().isEmpty() ? new short[0] : media.samples();
    FilmFormat format = format(media, samples.length > 0);
    int width = format.width();
    int height = format.height();
    // The index first, so that a player can begin before it has all.
    try (FilmWriter film =
        FilmWriter.toAddress(
            "file:" + file.toAbsolutePath(), format, Map.of("movflags", "+faststart"))) {
      int heard = 0;
      long last = -1;
      for (Picture picture : media.pictures()) {
        long micros = Duration.between(media.start(), picture.time()).toNanos() / 1000;
        if (micros <= last) {
          // Of an epoch that is over: a film has one clock.
          continue;
        }
        last = micros;
        int until = (int) Math.min(samples.length, micros * Sound.RATE / 1_000_000);
        if (until > heard) {
          film.sound(samples, heard, until - heard);
          heard = until;
        }
        film.picture(Jpegs.rgb(picture.jpeg(), width, height), micros);
      }
      if (heard < samples.length) {
        film.sound(samples, heard, samples.length - heard);
      }
    }
  }

  private static FilmFormat format(Media media, boolean sounds) throws IOException {
    FilmFormat.Audio audio = sounds ? FilmFormat.Audio.AAC : FilmFormat.Audio.NONE;
    if (media.pictures().isEmpty()) {
      return new FilmFormat(
          FilmFormat.Container.MP4, FilmFormat.Video.NONE, 0, 0, 1, 1, BIT_RATE, audio, 0);
    }
    BufferedImage first = Jpegs.read(media.pictures().get(0).jpeg());
    return new FilmFormat(
        FilmFormat.Container.MP4,
        FilmFormat.Video.H264,
        even(first.getWidth()),
        even(first.getHeight()),
        PICTURES_A_SECOND,
        KEY_FRAMES,
        BIT_RATE,
        audio,
        0);
  }

  private static int even(int pixels) {
    return Math.max(16, pixels - pixels % 2);
  }
}
