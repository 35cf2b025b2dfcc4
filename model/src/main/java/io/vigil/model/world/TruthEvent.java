package io.vigil.model.world;

import java.util.ArrayList;
import java.util.List;

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

  /**
   * What parts make together: one event of each row of parts that touch.
   *
   * @param parts of one type, in order of their start
   */
  public static List<TruthEvent> joined(String type, List<TruthEvent> parts) {
    List<TruthEvent> joined = new ArrayList<>();
    for (TruthEvent part : parts) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).end() >= part.start()) {
        TruthEvent before = joined.get(last);
        double end = Math.max(before.end(), part.end());
        joined.set(last, new TruthEvent(type, before.start(), end));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }
}
