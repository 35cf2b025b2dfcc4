package io.vigil.server.evidence;

import io.vigil.server.http.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Times as callers write them. */
final class TimeText {

  private TimeText() {}

  /**
   * The time that a text names.
   *
   * @throws Problem 422 if it names none
   */
  static Instant parse(String name, String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new Problem(
          422,
          "time-invalid",
          "A time cannot be read",
          "%s must be a time such as 2026-01-31T08:00:00Z, not '%s'.".formatted(name, text));
    }
  }
}
