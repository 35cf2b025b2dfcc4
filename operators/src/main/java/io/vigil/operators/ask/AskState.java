package io.vigil.operators.ask;

import io.vigil.operators.answer.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one stream beside its shelf of past windows. Mutable, bounded; its parts
 * are immutable.
 */
final class AskState {

  /** No time yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** No window yet. */
  static final Seen NOTHING = new Seen(NEVER, NEVER, 0, new float[0]);

  /**
   * A question that waits.
   *
   * @param asked what
   * @param until wall clock, milliseconds
   */
  record Waiting(Asked asked, long until) {}

  /** Name and version of the bundle that the contexts are of. */
  String model = "";

  /** The greatest ordinal so far. */
  long ordinal = -1;

  /** The window of it; {@link #NOTHING} before the first. */
  Seen newest = NOTHING;

  /** When it came, wall clock, milliseconds. */
  long cameAt = NEVER;

  /** Event time at which the stream ended, microseconds UTC; NEVER while it goes on. */
  long endedAt = NEVER;

  /** Oldest first. */
  final List<Waiting> waiting = new ArrayList<>();

  boolean hasSeen() {
    return newest.end() != NEVER;
  }

  /** A copy with a list of its own; all else is immutable. */
  AskState copy() {
    AskState copy = new AskState();
    copy.model = model;
    copy.ordinal = ordinal;
    copy.newest = newest;
    copy.cameAt = cameAt;
    copy.endedAt = endedAt;
    copy.waiting.addAll(waiting);
    return copy;
  }
}
