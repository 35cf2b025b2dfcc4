package io.vigil.operators.describe;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Event times in microseconds UTC, as the records have them. */
final class Times {

  private Times() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
