package io.vigil.ingest.supervise;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. Used by one thread. */
final class Backoff {
  private static final int MOST_DOUBLINGS = 30;

  private final RetryConfig config;
  private final RandomGenerator random;
  private int failures;

  Backoff(RetryConfig config, RandomGenerator random) {
    this.config = config;
    this.random = random;
  }

  /** An attempt has failed; how long to wait before the next. */
  Duration next() {
    double factor = Math.pow(2, Math.min(failures, MOST_DOUBLINGS));
    failures++;
    double longest = (double) config.longest().toMillis();
    double millis = Math.min(config.first().toMillis() * factor, longest);
    double chance = 1 + config.jitter() * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.round(millis * chance));
  }

  /** Failed attempts in a row. */
  int failures() {
    return failures;
  }

  /** The source is well: the next wait is the first again. */
  void reset() {
    failures = 0;
  }
}
