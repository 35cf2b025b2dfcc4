package io.vigil.model.train;

/**
 * The learning rate: up in a straight line, flat, then down by a half cosine to a hundredth. The
 * flat part lets a run be lengthened without beginning anew (Hägele et al. 2024).
 *
 * @param peak highest rate
 * @param warmUp steps until it is reached
 * @param steps in all
 * @param coolDown share of the steps, at the end, in which it falls
 */
public record Schedule(double peak, int warmUp, int steps, double coolDown) {

  /** Share of the peak at the last step. */
  private static final double REST = 0.01;

  /** The rate of a step, counted from 0. */
  public double rate(long step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double begin = steps * (1 - coolDown);
    if (step <= begin) {
      return peak;
    }
    double share = Math.min(1, (step - begin) / (steps - begin));
    return peak * (REST + (1 - REST) * 0.5 * (1 + Math.cos(Math.PI * share)));
  }
}
