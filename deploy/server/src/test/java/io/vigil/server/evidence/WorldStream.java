package io.vigil.server.evidence;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.IngestConfig;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import io.vigil.schemas.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A film of the procedural world, and its way to the topics through the real ingest. */
final class WorldStream {

  static final int SECONDS = 16;

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int RATE = 4;

  private final SimulatedCamera camera;
  private final Path film;

  WorldStream(long seed, Path film) {
    this.camera = new SimulatedCamera(seed, Split.TEST);
    this.film = film;
    FilmFormat format = FilmFormat.of(FilmFormat.Container.MP4, WIDTH, HEIGHT, RATE);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    try (FilmWriter writer = FilmWriter.toFile(film, format)) {
      for (int i = 0; i < SECONDS * RATE; i++) {
        camera.picture((double) i / RATE, rgb, WIDTH, HEIGHT);
        writer.picture(rgb, i * 1_000_000L / RATE);
        writer.sound(camera.sound(i * 4_000L, 4_000), 0, 4_000);
      }
    }
  }

  SimulatedCamera camera() {
    return camera;
  }

  /** Plays it as fast as it goes, as if it had been filmed from a time on. */
  void ingest(TestBroker broker, String stream, Instant start) throws Exception {
    StreamSource source =
        new StreamSource(
            stream,
            SourceAddress.parse(film.toString()),
            SourceOptions.asFastAsPossible().startingAt(start));
    try (Ingest ingest =
        new Ingest(IngestConfig.defaults(), broker.connection(), List.of(source), List.of())) {
      ingest.start();
      if (!ingest.awaitEnd(Duration.ofMinutes(2))) {
        throw new AssertionError("the film was not read to its end");
      }
    }
  }
}
