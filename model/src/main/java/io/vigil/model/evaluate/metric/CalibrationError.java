package io.vigil.model.evaluate.metric;

import java.util.Arrays;
import java.util.List;

/**
 * Expected calibration error (Guo et al. 2017) over ten even bins of probability: the mean distance
 * between what was said and how often it was so, weighted by how often it was said. Mutable; for
 * one thread.
 */
public final class CalibrationError {

  private static final int BINS = 10;

  private final double[] said = new double[BINS];
  private final double[] held = new double[BINS];
  private final long[] count = new long[BINS];

  /** Takes in one probability and whether it was so. */
  public void add(double probability, boolean truth) {
    int bin = (int) Math.min(BINS - 1, Math.max(0, probability * BINS));
    said[bin] += probability;
    held[bin] += truth ? 1 : 0;
    count[bin]++;
  }

  /** Takes in all that another has taken in. */
  public void add(CalibrationError other) {
    for (int i = 0; i < BINS; i++) {
      said[i] += other.said[i];
      held[i] += other.held[i];
      count[i] += other.count[i];
    }
  }

  /** The error of all together. */
  public static double of(List<CalibrationError> parts) {
    CalibrationError all = new CalibrationError();
    parts.forEach(all::add);
    return all.value();
  }

  /** How many were taken in. */
  public long count() {
    return Arrays.stream(count).sum();
  }

  /** The error, 0 to 1; 0 when nothing was taken in. */
  public double value() {
    double sum = 0;
    long all = 0;
    for (int i = 0; i < BINS; i++) {
      sum += Math.abs(said[i] - held[i]);
      all += count[i];
    }
    return all == 0 ? 0 : sum / all;
  }
}
