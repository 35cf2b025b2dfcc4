package io.vigil.model.release;

import io.vigil.model.evaluate.EventScore;
import io.vigil.model.event.EventType;

/**
 * What reading an event type by a rule is worth: its F1, less what is said against it. What is told
 * should be true, so precision below eight tenths costs; waiting a slot must gain; and where few
 * events tell rules apart, a threshold near a half is preferred.
 */
public final class RuleWorth {

  /** The precision that a type should have. */
  private static final double PRECISION = 0.8;

  /** What a threshold costs at the distance of one from a half. */
  private static final double MIDDLE = 0.1;

  /** What waiting a slot must gain in F1. */
  private static final double WAITING = 0.03;

  private RuleWorth() {}

  /** Of a rule that gave this score. */
  public static double of(EventType rule, EventScore score) {
    return score.f1()
        - Math.max(0, PRECISION - score.precision())
        - MIDDLE * Math.abs(rule.threshold() - 0.5)
        - WAITING * rule.decisionLag();
  }
}
