package io.vigil.ingest.supervise;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose {@link #close}, by any thread, ends a read that waits: Java's own pipes, for one,
 * leave the reader waiting. The reader is interrupted only while it reads, and its mark is cleared.
 */
final class WakeableInput extends InputStream {
  private final InputStream in;
  private final Object lock = new Object();
  private @Nullable Thread reader;
  private boolean closed;

  WakeableInput(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new IOException("closed");
      }
      reader = Thread.currentThread();
    }
    try {
      return in.read(bytes, offset, count);
    } finally {
      synchronized (lock) {
        reader = null;
        if (closed) {
          Thread.interrupted();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      if (reader != null) {
        reader.interrupt();
      }
    }
    in.close();
  }
}
