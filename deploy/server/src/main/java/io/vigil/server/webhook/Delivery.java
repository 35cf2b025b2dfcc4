package io.vigil.server.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How the delivery of one match stands. Immutable.
 *
 * @param match the match's id
 * @param state where it stands
 * @param attempts made so far
 * @param error why the last one failed; empty if none did
 * @param updated when this was so
 * @param next when it is tried again, if it is
 */
public record Delivery(
    String match,
    State state,
    int attempts,
    String error,
    Instant updated,
    Optional<Instant> next) {

  /** Where a delivery stands. */
  public enum State {
    /** It waits for its turn. */
    WAITING,
    /** It is tried again after a failure. */
    RETRYING,
    /** The receiver took it. */
    DELIVERED,
    /** It was given up, and lies on {@code vigil.dead-letters}. */
    DEAD
  }

  static Delivery waiting(String match) {
    return new Delivery(match, State.WAITING, 0, "", Instant.now(), Optional.empty());
  }

  Delivery delivered() {
    return new Delivery(match, State.DELIVERED, attempts + 1, "", Instant.now(), Optional.empty());
  }

  Delivery failed(String why, Instant again) {
    return new Delivery(
        match, State.RETRYING, attempts + 1, why, Instant.now(), Optional.of(again));
  }

  Delivery dead(String why) {
    return new Delivery(match, State.DEAD, attempts + 1, why, Instant.now(), Optional.empty());
  }
}
