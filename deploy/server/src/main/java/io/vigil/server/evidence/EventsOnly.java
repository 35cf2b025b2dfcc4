package io.vigil.server.evidence;

import io.vigil.server.http.Problem;

/** Why there are no media of a stream that sends only their tokens. */
public final class EventsOnly {

  private EventsOnly() {}

  /** What is answered to who asks for them. */
  public static Problem problem(String stream) {
    return new Problem(
        404,
        "events-only",
        "Of this stream neither pictures nor sound exist",
        "The stream %s is set to events only: its pictures and sound stay where they are taken, so there are no pictures, clips and proofs of what is said of it."
            .formatted(stream));
  }
}
