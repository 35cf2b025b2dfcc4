package io.vigil.model.evaluate.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Confidence intervals by resampling (Efron 1979), the percentile method. What is resampled must be
 * independent: cameras, not the half seconds of one.
 */
final class Bootstrap {

  private static final int ROUNDS = 400;

  private Bootstrap() {}

  /** The middle 95 percent of a statistic over resamples of independent parts. */
  static <T> Estimate of(List<T> parts, ToDoubleFunction<List<T>> statistic, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return middle(
        statistic.applyAsDouble(parts), () -> statistic.applyAsDouble(draw(parts, random)));
  }

  /** The same of the difference of two statistics of parts that have nothing to do with another. */
  static <T> Estimate difference(
      List<T> some, List<T> others, ToDoubleFunction<List<T>> statistic, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return middle(
        statistic.applyAsDouble(some) - statistic.applyAsDouble(others),
        () ->
            statistic.applyAsDouble(draw(some, random))
                - statistic.applyAsDouble(draw(others, random)));
  }

  private static <T> List<T> draw(List<T> parts, SplittableRandom random) {
    List<T> sample = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      sample.add(parts.get(random.nextInt(parts.size())));
    }
    return sample;
  }

  private static Estimate middle(double value, DoubleSupplier resampled) {
    double[] values = new double[ROUNDS];
    Arrays.setAll(values, r -> resampled.getAsDouble());
    Arrays.sort(values);
    return new Estimate(value, values[ROUNDS / 40], values[ROUNDS - 1 - ROUNDS / 40]);
  }
}
