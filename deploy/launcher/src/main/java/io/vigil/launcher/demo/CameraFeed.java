package io.vigil.launcher.demo;

import io.vigil.ingest.ffmpeg.FFmpegException;
import io.vigil.ingest.film.FilmFormat;
import io.vigil.ingest.film.FilmWriter;
import io.vigil.model.world.SceneSound;
import io.vigil.model.world.SimulatedCamera;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated camera as the bytes of a live MPEG transport stream, in real time: it paints and
 * encodes in a thread of its own, and like a camera it waits for nobody. A reader that is too slow
 * loses pictures, not sound.
 *
 * <p>Read by one thread; {@link #close} may come from another.
 */
final class CameraFeed extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(CameraFeed.class);
  private static final byte[] END = {};
  private static final int QUEUE = 512;
  private static final long NANOS = 1_000_000_000L;
  private static final Duration LATEST = Duration.ofMillis(500);

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(QUEUE);
  private final SimulatedCamera camera;
  private final DemoSettings settings;
  private final Thread painter;
  private volatile boolean open = true;
  private byte[] chunk = {};
  private int position;

  CameraFeed(SimulatedCamera camera, DemoSettings settings) {
    this.camera = camera;
    this.settings = settings;
    this.painter = new Thread(this::play, "demo-camera-" + settings.seed());
    painter.setDaemon(true);
  }

  /** Starts the camera at its time 0. */
  CameraFeed start() {
    painter.start();
    return this;
  }

  private void play() {
    FilmFormat format =
        FilmFormat.of(
            FilmFormat.Container.MPEGTS, settings.width(), settings.height(), settings.rate());
    try (FilmWriter film = FilmWriter.toStream(new Chunks(), format)) {
      long start = System.nanoTime();
      byte[] rgb = new byte[settings.width() * settings.height() * 3];
      long heard = 0;
      for (long i = 0; open; i++) {
        long due = i * NANOS / settings.rate();
        long late = System.nanoTime() - start - due;
        if (late < 0) {
          TimeUnit.NANOSECONDS.sleep(-late);
        }
        double seconds = due / (double) NANOS;
        if (late < LATEST.toNanos()) {
          camera.picture(seconds, rgb, settings.width(), settings.height());
          film.picture(rgb, due / 1000);
        }
        int samples = (int) (due * SceneSound.SAMPLE_RATE / NANOS - heard);
        film.sound(camera.sound(heard, samples), 0, samples);
        heard += samples;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (FFmpegException e) {
      // A reader that has left breaks the film, as a cable that is pulled.
      if (open) {
        LOG.error("The simulated camera stopped", e);
      }
    } finally {
      open = false;
      if (!chunks.offer(END)) {
        LOG.debug("The reader left with data unread");
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      while (position == chunk.length) {
        byte[] next = chunks.poll(100, TimeUnit.MILLISECONDS);
        if (next == END || (next == null && !open)) {
          return -1;
        }
        if (next != null) {
          chunk = next;
          position = 0;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the simulated camera", e);
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() {
    open = false;
    painter.interrupt();
  }

  /** Where the encoder writes. */
  private final class Chunks extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      byte[] copy = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
      try {
        while (!chunks.offer(copy, 100, TimeUnit.MILLISECONDS)) {
          if (!open) {
            throw new IOException("nobody reads the simulated camera any more");
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the simulated camera was stopped", e);
      }
    }
  }
}
