package io.vigil.launcher.topics;

import io.vigil.launcher.config.Durations;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Where in a topic reading begins. */
public sealed interface ReadFrom {
  /** At the oldest record kept. */
  record Earliest() implements ReadFrom {}

  /** After the newest record. */
  record Latest() implements ReadFrom {}

  /**
   * At the first record written at this time or later.
   *
   * @param time the broker's time of writing
   */
  record At(Instant time) implements ReadFrom {}

  /**
   * Reads {@code earliest}, {@code latest}, a time such as {@code 2026-01-31T08:00:00Z}, or a
   * duration before now such as {@code 10m}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static ReadFrom parse(String text, Clock clock) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "earliest" -> new Earliest();
      case "latest" -> new Latest();
      default -> time(text, clock);
    };
  }

  private static ReadFrom time(String text, Clock clock) {
    try {
      return new At(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return ago(text, clock);
    }
  }

  private static ReadFrom ago(String text, Clock clock) {
    try {
      return new At(clock.instant().minus(Durations.parse(text)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not earliest, latest, a time such as 2026-01-31T08:00:00Z, or a"
              + " duration such as 10m",
          e);
    }
  }
}
