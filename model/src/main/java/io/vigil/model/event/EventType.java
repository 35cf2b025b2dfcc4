package io.vigil.model.event;

/**
 * A kind of event and how its probabilities are read.
 *
 * @param name such as {@code motion.enters}
 * @param threshold probability, 0 to 1, from which an event begins
 * @param offThreshold probability, 0 to the threshold, below which it ends
 * @param minSlots slots, at least 1, that it must hold before it is told
 * @param mergeSlots slots, at least 0, that it may fall below without ending
 * @param decisionLag slots before the newest at which a window's probability is read: 0 is the
 *     newest, 1 waits for one more slot of evidence
 */
public record EventType(
    String name,
    float threshold,
    float offThreshold,
    int minSlots,
    int mergeSlots,
    int decisionLag) {

  /** Checks the ranges. */
  public EventType {
    if (!(offThreshold >= 0 && offThreshold <= threshold && threshold <= 1)) {
      throw new IllegalArgumentException(
          name + ": 0 <= offThreshold <= threshold <= 1 does not hold");
    }
    if (minSlots < 1 || mergeSlots < 0 || decisionLag < 0) {
      throw new IllegalArgumentException(name + ": minSlots, mergeSlots or decisionLag too small");
    }
  }
}
