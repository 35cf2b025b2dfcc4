package io.vigil.model.release;

/**
 * Fits Platt's scaling (1999) by Newton's method: probability = logistic(scale x score + offset),
 * with his smoothed targets, so that a type seldom seen does not get certain.
 *
 * @param scale of the score
 * @param offset after scaling
 */
public record Platt(double scale, double offset) {

  private static final int ROUNDS = 30;
  private static final double RIDGE = 1e-3;

  /** Of scores, in log-odds, and what was true. */
  public static Platt fit(double[] scores, boolean[] truth) {
    int positives = 0;
    for (boolean t : truth) {
      positives += t ? 1 : 0;
    }
    if (positives < 5 || positives > truth.length - 5) {
      return new Platt(1, 0);
    }
    double high = (positives + 1.0) / (positives + 2);
    double low = 1.0 / (truth.length - positives + 2);
    double a = 1;
    double b = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double ga = RIDGE * (a - 1);
      double gb = 0;
      double haa = RIDGE;
      double hab = 0;
      double hbb = RIDGE;
      for (int i = 0; i < scores.length; i++) {
        double p = 1 / (1 + Math.exp(-(a * scores[i] + b)));
        double error = p - (truth[i] ? high : low);
        double weight = Math.max(1e-9, p * (1 - p));
        ga += error * scores[i];
        gb += error;
        haa += weight * scores[i] * scores[i];
        hab += weight * scores[i];
        hbb += weight;
      }
      double determinant = haa * hbb - hab * hab;
      double da = (ga * hbb - gb * hab) / determinant;
      double db = (gb * haa - ga * hab) / determinant;
      // A step is held short: far off, the curve is flat and Newton leaps.
      double hold = Math.min(1, 2 / (Math.abs(da) + Math.abs(db) + 1e-12));
      a -= hold * da;
      b -= hold * db;
    }
    return a > 0.05 ? new Platt(a, b) : new Platt(1, 0);
  }

  /** Of a probability that was not calibrated. */
  public float apply(float probability) {
    return (float) (1 / (1 + Math.exp(-(scale * score(probability) + offset))));
  }

  /** Log-odds, kept finite. */
  public static double score(float probability) {
    double p = Math.min(1 - 1e-6, Math.max(1e-6, probability));
    return Math.log(p / (1 - p));
  }
}
