package io.vigil.ingest.testing;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import java.nio.file.Path;

/** Films whose every picture and sample is known. */
public final class TestFilms {
  private TestFilms() {}

  /** Writes {@code seconds} of moving colours and a tone to {@code file}. */
  public static Path write(Path file, FilmFormat format, double seconds) {
    try (FilmWriter film = FilmWriter.toFile(file, format)) {
      play(film, format, 0, seconds);
    }
    return file;
  }

  /** Gives the pictures and sound of [from, to) seconds to {@code film}. */
  public static void play(FilmWriter film, FilmFormat format, double from, double to) {
    int rate = format.frameRate();
    int first = (int) Math.round(from * rate);
    int last = (int) Math.round(to * rate);
    for (int i = first; i < last; i++) {
      frame(film, format, i);
    }
  }

  /** Gives the {@code index}th picture, and the sound that goes with it. */
  public static void frame(FilmWriter film, FilmFormat format, int index) {
    int rate = format.frameRate();
    if (format.video() != FilmFormat.Video.NONE) {
      film.picture(picture(format.width(), format.height(), index), Math.round(index * 1e6 / rate));
    }
    if (format.audio() != FilmFormat.Audio.NONE) {
      int start = (int) ((long) index * FilmFormat.SAMPLE_RATE / rate);
      int end = (int) ((long) (index + 1) * FilmFormat.SAMPLE_RATE / rate);
      film.sound(tone(start, end - start), 0, end - start);
    }
  }

  /** A bright square, on grey, that moves with {@code index}. */
  public static byte[] picture(int width, int height, int index) {
    byte[] rgb = new byte[width * height * 3];
    int size = Math.max(4, height / 4);
    int left = (index * 4) % Math.max(1, width - size);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean inside = x >= left && x < left + size && y >= size && y < 2 * size;
        int at = (y * width + x) * 3;
        rgb[at] = (byte) (inside ? 230 : 60);
        rgb[at + 1] = (byte) (inside ? 40 : 60);
        rgb[at + 2] = (byte) (inside ? 40 : 60 + y * 60 / height);
      }
    }
    return rgb;
  }

  /** A tone of 440 Hz, from sample {@code start} on. */
  public static short[] tone(int start, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] =
          (short) (8000 * Math.sin(2 * Math.PI * 440 * (start + i) / FilmFormat.SAMPLE_RATE));
    }
    return samples;
  }
}
