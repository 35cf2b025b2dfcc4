package io.vigil.model.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Confidence intervals by resampling (Efron 1979). */
public final class Bootstrap {

  private static final int ROUNDS = 200;

  private Bootstrap() {}

  /** The middle 95 percent of a statistic over resamples of independent parts. */
  public static <T> Interval of(List<T> parts, ToDoubleFunction<List<T>> statistic, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      List<T> sample = new ArrayList<>(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        sample.add(parts.get(random.nextInt(parts.size())));
      }
      values[r] = statistic.applyAsDouble(sample);
    }
    Arrays.sort(values);
    return new Interval(values[ROUNDS / 40], values[ROUNDS - 1 - ROUNDS / 40]);
  }

  /** From low to high. */
  public record Interval(double low, double high) {}
}
