package io.vigil.launcher.bench;

import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Films of the procedural world: 1280 x 720, 25 pictures a second, H.264 and AAC. */
final class BenchFilm {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  static final int RATE = 25;

  /** Bits a second of a usual camera of this size. */
  private static final int BIT_RATE = 2_500_000;

  private static final int CAMERAS = 40;

  private BenchFilm() {}

  /** A film of so many seconds, painted once in a folder. */
  static Path painted(BenchSetting setting, int seconds) {
    Path file = setting.scratch().resolve("world-" + seconds + ".mp4");
    if (Files.exists(file)) {
      return file;
    }
    FilmFormat format =
        new FilmFormat(
            FilmFormat.Container.MP4,
            FilmFormat.Video.H264,
            WIDTH,
            HEIGHT,
            RATE,
            2 * RATE,
            BIT_RATE,
            FilmFormat.Audio.AAC,
            0);
    SimulatedCamera camera = liveliest(seconds);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    int samples = FilmFormat.SAMPLE_RATE / RATE;
    try (FilmWriter film = FilmWriter.toFile(file, format)) {
      for (int i = 0; i < seconds * RATE; i++) {
        if (i % RATE == 0) {
          setting.at("paints its film, " + i / RATE + " of " + seconds + " s");
        }
        camera.picture(i / (double) RATE, rgb, WIDTH, HEIGHT);
        film.picture(rgb, i * 1_000_000L / RATE);
        film.sound(camera.sound((long) i * samples, samples), 0, samples);
      }
    }
    return file;
  }

  /** Of a few cameras, the one before which most happens in that time. */
  private static SimulatedCamera liveliest(int seconds) {
    return LongStream.range(0, CAMERAS)
        .mapToObj(seed -> new SimulatedCamera(seed, Split.TEST))
        .max(Comparator.comparingLong(camera -> begun(camera.labels(0, 2 * seconds))))
        .orElseThrow();
  }

  /** Events that begin between two half seconds. */
  private static long begun(boolean[][] slots) {
    long count = 0;
    for (int i = 1; i < slots.length; i++) {
      for (int event = 0; event < slots[i].length; event++) {
        count += slots[i][event] && !slots[i - 1][event] ? 1 : 0;
      }
    }
    return count;
  }

  /** The same film again and again, at least so many seconds, its packets copied. */
  static Path looped(BenchSetting setting, int painted, int seconds) {
    Path once = painted(setting, painted);
    if (seconds <= painted) {
      return once;
    }
    Path file = setting.scratch().resolve("world-" + seconds + ".mp4");
    if (!Files.exists(file)) {
      FfmpegProgram.find()
          .run(
              List.of(
                  "-stream_loop",
                  Integer.toString((seconds + painted - 1) / painted - 1),
                  "-i",
                  once.toString(),
                  "-c",
                  "copy",
                  file.toString()));
    }
    return file;
  }
}
