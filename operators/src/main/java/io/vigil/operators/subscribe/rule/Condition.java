package io.vigil.operators.subscribe.rule;

import java.util.List;
import java.util.Optional;

/** When what fits a subscription makes a match. Times are microseconds of event time. */
public sealed interface Condition {

  /** Each thing that fits, once. */
  record Each() implements Condition {}

  /**
   * Events that begin one after another.
   *
   * @param steps two or more, in their order
   * @param within the longest time from the first one's start to the last one's
   */
  record Sequence(List<Step> steps, long within) implements Condition {

    /** Copies the list. */
    public Sequence {
      steps = List.copyOf(steps);
    }

    /** Whether a step is bound to a stream by name. */
    public boolean crossesStreams() {
      return steps.stream().anyMatch(step -> step.stream().isPresent());
    }
  }

  /**
   * One event of a sequence.
   *
   * @param type its type
   * @param stream the stream it must be on; empty for the match's own
   */
  record Step(String type, Optional<String> stream) {}

  /**
   * Nothing that fits for a time.
   *
   * @param silence how long
   */
  record Absence(long silence) implements Condition {}

  /**
   * Many that fit, close together.
   *
   * @param atLeast how many, at least 2
   * @param within the longest time from the first one's start to the last one's
   */
  record Count(int atLeast, long within) implements Condition {}

  /**
   * Something that fits and goes on.
   *
   * @param duration how long at least
   */
  record Lasts(long duration) implements Condition {}
}
