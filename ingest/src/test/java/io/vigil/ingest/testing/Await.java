package io.vigil.ingest.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what comes true in its own time. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Await() {}

  /** Waits until {@code condition} is true; fails with {@code so} after a minute and a half. */
  public static void until(String so, Callable<Boolean> condition, Supplier<Object> state)
      throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never came true: " + so + "; " + state.get());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
