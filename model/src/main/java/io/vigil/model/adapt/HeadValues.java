package io.vigil.model.adapt;

import java.util.List;
import java.util.Map;

/**
 * A head as plain values. Letters: X values of a sense, K classes.
 *
 * @param soundScaling how the values of the sound are brought to one scale
 * @param soundKernel [Xs, K]
 * @param pictureScaling how those of the pictures are
 * @param pictureKernel [Xp, K]
 * @param bias [K]
 * @param scales of the calibration [K]
 * @param offsets of the calibration [K]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights; compared by nobody
record HeadValues(
    Scaling soundScaling,
    float[] soundKernel,
    Scaling pictureScaling,
    float[] pictureKernel,
    float[] bias,
    float[] scales,
    float[] offsets) {

  int classes() {
    return bias.length;
  }

  HeadValues calibrated(float[] newScales, float[] newOffsets) {
    return new HeadValues(
        soundScaling, soundKernel, pictureScaling, pictureKernel, bias, newScales, newOffsets);
  }

  /** The scores of one window's newest slot, before calibration [K]. */
  float[] scores(Features features) {
    float[] scores = bias.clone();
    add(scores, soundScaling.apply(features.sound(), features.soundThere()), soundKernel);
    add(scores, pictureScaling.apply(features.pictures(), features.picturesThere()), pictureKernel);
    return scores;
  }

  private static void add(float[] scores, float[] x, float[] kernel) {
    int classes = scores.length;
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; x[i] != 0 && c < classes; c++) {
        scores[c] += x[i] * kernel[i * classes + c];
      }
    }
  }

  /** The calibrated probability of a class. */
  float probability(float score, int type) {
    return (float) (1 / (1 + Math.exp(-(scales[type] * score + offsets[type]))));
  }

  /** Under the names that {@link CustomHead} gives its weights below a path. */
  Map<String, float[]> named(String path) {
    return Map.of(
        path + "/sound/mean", soundScaling.mean(),
        path + "/sound/factor", soundScaling.factor(),
        path + "/sound/kernel", soundKernel,
        path + "/pictures/mean", pictureScaling.mean(),
        path + "/pictures/factor", pictureScaling.factor(),
        path + "/pictures/kernel", pictureKernel,
        path + "/bias", bias,
        path + "/calibration-scale", scales,
        path + "/calibration-offset", offsets);
  }

  /**
   * What a window's newest slot looks like. A sense that a whole stream lacks has no values.
   *
   * @param sound [Xs]
   * @param soundThere 1 where a span has sound to pool [P]
   * @param pictures [Xp]
   * @param picturesThere 1 where a span has pictures to pool [P]
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of features; compared by nobody
  record Features(float[] sound, float[] soundThere, float[] pictures, float[] picturesThere) {}

  /**
   * Brings values to mean zero and deviation one; those that are not there, and those that never
   * differ, become zero.
   *
   * @param mean of each value [X]
   * @param factor of its distance from the mean [X]
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of weights; compared by nobody
  record Scaling(float[] mean, float[] factor) {

    private static final double LEAST = 1e-3;

    /** Of what is there: of each row its values [X] and where they are there [P]. */
    static Scaling of(List<float[][]> rows, int width) {
      double[] sum = new double[width];
      double[] square = new double[width];
      double[] count = new double[width];
      for (float[][] row : rows) {
        int part = row[0].length / Math.max(1, row[1].length);
        for (int i = 0; i < row[0].length; i++) {
          float there = row[1][i / part];
          sum[i] += row[0][i] * there;
          square[i] += (double) row[0][i] * row[0][i] * there;
          count[i] += there;
        }
      }
      float[] mean = new float[width];
      float[] factor = new float[width];
      for (int i = 0; i < width; i++) {
        if (count[i] > 0) {
          mean[i] = (float) (sum[i] / count[i]);
          double variance = square[i] / count[i] - (double) mean[i] * mean[i];
          double deviation = Math.sqrt(Math.max(0, variance));
          factor[i] = deviation < LEAST ? 0 : (float) (1 / deviation);
        }
      }
      return new Scaling(mean, factor);
    }

    /** Scaled values [X]; zeros of a sense that is not there at all. */
    float[] apply(float[] values, float[] there) {
      float[] scaled = new float[mean.length];
      int part = mean.length / Math.max(1, there.length);
      for (int i = 0; i < values.length; i++) {
        scaled[i] = (values[i] - mean[i]) * factor[i] * there[i / part];
      }
      return scaled;
    }
  }
}
