package io.vigil.model.world;

/**
 * Something that truly happens over [start, end).
 *
 * @param type one of {@link EventTypes#ALL}
 * @param start in seconds
 * @param end in seconds
 */
public record TruthEvent(String type, double start, double end) {
  /** The length of the part within [from, to), in seconds. */
  public double overlap(double from, double to) {
    return Math.max(0, Math.min(end, to) - Math.max(start, from));
  }

  /** The same event on a time line that begins earlier. */
  public TruthEvent shifted(double seconds) {
    return new TruthEvent(type, start + seconds, end + seconds);
  }
}
