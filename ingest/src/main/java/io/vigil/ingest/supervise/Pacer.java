package io.vigil.ingest.supervise;

import java.util.concurrent.TimeUnit;

/** Holds a film back to real time. Used by one thread. */
final class Pacer {
  private final boolean fast;
  private long startNanos;
  private boolean started;

  Pacer(boolean fast) {
    this.fast = fast;
  }

  /** Waits until {@code micros} have passed since the first call. */
  void await(long micros) throws InterruptedException {
    if (fast) {
      return;
    }
    if (!started) {
      started = true;
      startNanos = System.nanoTime() - TimeUnit.MICROSECONDS.toNanos(micros);
      return;
    }
    long left = startNanos + TimeUnit.MICROSECONDS.toNanos(micros) - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
