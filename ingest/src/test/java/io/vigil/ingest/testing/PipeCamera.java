package io.vigil.ingest.testing;

import io.vigil.ingest.SimulatedSource;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmFormat.Container;
import io.vigil.ingest.film.FilmWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated camera under {@code pipe:}, in real time, that can be made to stall or to end. */
public final class PipeCamera implements SimulatedSource {
  private static final FilmFormat FORMAT = FilmFormat.of(Container.MPEGTS, 160, 120, 25);

  private final AtomicInteger opened = new AtomicInteger();
  private volatile boolean stalled;
  private final AtomicInteger generation = new AtomicInteger();

  @Override
  public String scheme() {
    return "pipe";
  }

  /** How many times it was opened. */
  public int opened() {
    return opened.get();
  }

  /** Sends nothing from now on, and closes nothing. */
  public void stall(boolean value) {
    stalled = value;
  }

  /** Ends all streams that run; it can be opened again. */
  public void end() {
    generation.incrementAndGet();
  }

  @Override
  public InputStream open(URI address) throws IOException {
    opened.incrementAndGet();
    PipedInputStream in = new PipedInputStream(1 << 20);
    PipedOutputStream out = new PipedOutputStream(in);
    int mine = generation.get();
    Thread thread = new Thread(() -> play(out, mine), "pipe-camera");
    thread.setDaemon(true);
    thread.start();
    return in;
  }

  private void play(PipedOutputStream out, int mine) {
    try (out;
        FilmWriter film = FilmWriter.toStream(out, FORMAT)) {
      long start = System.nanoTime();
      for (int i = 0; mine == generation.get(); i++) {
        if (!stalled) {
          TestFilms.frame(film, FORMAT, i);
        }
        long due = start + TimeUnit.MILLISECONDS.toNanos(40L * (i + 1));
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      }
    } catch (IOException | RuntimeException e) {
      // The reader has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
