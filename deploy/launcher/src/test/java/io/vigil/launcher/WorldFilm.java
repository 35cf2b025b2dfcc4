package io.vigil.launcher;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.SimulatedCamera;
import java.nio.file.Path;

/** Makes films of the procedural world, whose truth is known. */
public final class WorldFilm {
  private static final int WIDTH = 448;
  private static final int HEIGHT = 252;
  private static final int RATE = 12;

  private WorldFilm() {}

  /** Films the first seconds of a camera, pictures and sound. */
  public static Path write(SimulatedCamera camera, int seconds, Path file) {
    FilmFormat format = FilmFormat.of(FilmFormat.Container.MP4, WIDTH, HEIGHT, RATE);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    try (FilmWriter film = FilmWriter.toFile(file, format)) {
      long heard = 0;
      for (int i = 0; i < seconds * RATE; i++) {
        camera.picture((double) i / RATE, rgb, WIDTH, HEIGHT);
        film.picture(rgb, i * 1_000_000L / RATE);
        long until = (i + 1L) * SceneSound.SAMPLE_RATE / RATE;
        film.sound(camera.sound(heard, (int) (until - heard)), 0, (int) (until - heard));
        heard = until;
      }
    }
    return file;
  }
}
