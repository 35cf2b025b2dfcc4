package io.vigil.model.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** Turns what holds at moments into intervals. */
final class Spans {
  /** The grid on which intervals are found, in seconds. */
  static final double STEP = 0.02;

  private Spans() {}

  /** The intervals of [0, duration) in which something holds, on the grid. */
  static List<double[]> where(double duration, DoublePredicate holds) {
    List<double[]> spans = new ArrayList<>();
    int steps = (int) Math.ceil(duration / STEP - 1e-9);
    int begin = -1;
    for (int i = 0; i <= steps; i++) {
      boolean on = i < steps && holds.test((i + 0.5) * STEP);
      if (on && begin < 0) {
        begin = i;
      } else if (!on && begin >= 0) {
        spans.add(new double[] {begin * STEP, Math.min(i * STEP, duration)});
        begin = -1;
      }
    }
    return spans;
  }
}
