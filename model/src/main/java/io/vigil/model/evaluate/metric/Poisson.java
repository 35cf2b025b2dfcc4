package io.vigil.model.evaluate.metric;

/** The Poisson distribution, as far as intervals of counts need it. */
final class Poisson {

  private static final int HALVINGS = 80;

  private Poisson() {}

  /** The mean at which at most {@code count} happen with the given probability. */
  static double meanWhere(int count, double probability) {
    double low = 0;
    double high = 10 * (count + 1) + 50.0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(count, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double atMost(int count, double mean) {
    double logTerm = -mean;
    double sum = Math.exp(logTerm);
    for (int k = 1; k <= count; k++) {
      logTerm += Math.log(mean) - Math.log(k);
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
