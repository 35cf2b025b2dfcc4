package io.vigil.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.server.http.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads spans of time from bodies. */
final class Times {

  /**
   * A span.
   *
   * @param to empty for no end
   */
  record Span(Instant from, Optional<Instant> to) {}

  private Times() {}

  /**
   * The members {@code from} and {@code to} of a body.
   *
   * @throws Problem if {@code from} is missing, one is no time, or they are the wrong way round
   */
  static Span span(JsonNode body) {
    Instant from =
        time(body, "from")
            .orElseThrow(() -> bad("from is missing: give a time such as 2026-01-31T08:00:00Z"));
    Optional<Instant> to = time(body, "to");
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw bad("from is not before to");
    }
    return new Span(from, to);
  }

  private static Optional<Instant> time(JsonNode body, String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(value.asText()));
    } catch (DateTimeParseException e) {
      Problem problem =
          bad(member + " is '" + value.asText() + "': give a time such as 2026-01-31T08:00:00Z");
      problem.initCause(e);
      throw problem;
    }
  }

  private static Problem bad(String detail) {
    return new Problem(400, "bad-time", "A time cannot be read", detail);
  }
}
