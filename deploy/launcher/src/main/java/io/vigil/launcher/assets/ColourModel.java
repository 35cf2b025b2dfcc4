package io.vigil.launcher.assets;

import java.util.Arrays;

/**
 * How likely a colour is in a region: a mixture of round Gaussians, found by k-means that begins
 * with the colours farthest from each other, so that it comes out the same each time.
 */
final class ColourModel {
  private static final int PARTS = 6;
  private static final int ROUNDS = 6;
  private static final double LEAST_VARIANCE = 40;

  private final float[][] means;
  private final double[] weights;
  private final double[] variances;

  /**
   * Of a region.
   *
   * @param colours [n, 3]
   * @param share [n], how much each counts; not all 0
   */
  ColourModel(float[][] colours, float[] share) {
    int parts = Math.min(PARTS, colours.length);
    means = new float[parts][];
    weights = new double[parts];
    variances = new double[parts];
    begin(colours, share);
    for (int round = 0; round < ROUNDS; round++) {
      settle(colours, share);
    }
  }

  private void begin(float[][] colours, float[] share) {
    float[] nearest = new float[colours.length];
    Arrays.fill(nearest, Float.MAX_VALUE);
    float[] last = mean(colours, share);
    for (int k = 0; k < means.length; k++) {
      int farthest = 0;
      float most = -1;
      for (int i = 0; i < colours.length; i++) {
        nearest[i] = Math.min(nearest[i], distance(colours[i], last));
        if (share[i] > 0.5f && nearest[i] > most) {
          most = nearest[i];
          farthest = i;
        }
      }
      means[k] = k == 0 ? last.clone() : colours[farthest].clone();
      last = means[k];
    }
  }

  private static float[] mean(float[][] colours, float[] share) {
    double[] sum = new double[3];
    double total = 1e-9;
    for (int i = 0; i < colours.length; i++) {
      for (int c = 0; c < 3; c++) {
        sum[c] += share[i] * colours[i][c];
      }
      total += share[i];
    }
    return new float[] {
      (float) (sum[0] / total), (float) (sum[1] / total), (float) (sum[2] / total)
    };
  }

  private void settle(float[][] colours, float[] share) {
    double[][] sums = new double[means.length][3];
    double[] squares = new double[means.length];
    double[] totals = new double[means.length];
    double all = 1e-9;
    for (int i = 0; i < colours.length; i++) {
      int k = nearest(colours[i]);
      for (int c = 0; c < 3; c++) {
        sums[k][c] += share[i] * colours[i][c];
      }
      squares[k] += share[i] * distance(colours[i], means[k]);
      totals[k] += share[i];
      all += share[i];
    }
    for (int k = 0; k < means.length; k++) {
      weights[k] = totals[k] / all;
      if (totals[k] > 0) {
        variances[k] = Math.max(LEAST_VARIANCE, squares[k] / totals[k] / 3);
        for (int c = 0; c < 3; c++) {
          means[k][c] = (float) (sums[k][c] / totals[k]);
        }
      }
    }
  }

  private int nearest(float[] colour) {
    int best = 0;
    for (int k = 1; k < means.length; k++) {
      best = distance(colour, means[k]) < distance(colour, means[best]) ? k : best;
    }
    return best;
  }

  /** The logarithm of its likelihood; a colour seen nowhere has a low but finite one. */
  double logLikelihood(float[] colour) {
    double sum = 1e-9;
    for (int k = 0; k < means.length; k++) {
      if (weights[k] > 0) {
        double variance = variances[k];
        sum +=
            weights[k]
                * Math.exp(-distance(colour, means[k]) / (2 * variance))
                / (variance * Math.sqrt(variance));
      }
    }
    return Math.log(sum);
  }

  static float distance(float[] a, float[] b) {
    float x = a[0] - b[0];
    float y = a[1] - b[1];
    float z = a[2] - b[2];
    return x * x + y * y + z * z;
  }
}
