package io.vigil.schemas.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what comes true in its own time, up to a deadline far beyond what it should take. */
public final class Await {
  /** Far beyond what anything waited for should take. */
  public static final Duration LONGEST = Duration.ofSeconds(90);

  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private Await() {}

  /** Waits until a condition holds; fails with what was waited for, and with how things stand. */
  public static void until(String what, Callable<Boolean> condition, Supplier<Object> state)
      throws Exception {
    until(what, LONGEST, condition, state);
  }

  /** As above, with another deadline. */
  public static void until(String what, Duration deadline, Callable<Boolean> condition)
      throws Exception {
    until(what, deadline, condition, () -> "");
  }

  private static void until(
      String what, Duration deadline, Callable<Boolean> condition, Supplier<Object> state)
      throws Exception {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + deadline + " for " + what + "; " + state.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
