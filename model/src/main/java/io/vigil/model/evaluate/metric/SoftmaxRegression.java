package io.vigil.model.evaluate.metric;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Multinomial logistic regression on frozen features, the usual linear probe of what an encoder has
 * learnt (Alain and Bengio 2016): features scaled by the examples, weights held small, fitted by
 * gradient descent with momentum. Immutable.
 */
public final class SoftmaxRegression {

  private static final int STEPS = 400;
  private static final double RATE = 0.1;
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 0.01;

  private final List<String> labels;
  private final double[] mean;
  private final double[] scale;
  // A row for each label, its last number the offset.
  private final double[][] weights;

  /**
   * Fits to examples.
   *
   * @param features one for each example, all of one length
   * @param truth the label of each
   */
  public SoftmaxRegression(List<float[]> features, List<String> truth) {
    this.labels = List.copyOf(new TreeSet<>(truth));
    int width = features.get(0).length;
    this.mean = new double[width];
    this.scale = new double[width];
    this.weights = new double[labels.size()][width + 1];
    measure(features);
    double[][] examples = features.stream().map(this::scaled).toArray(double[][]::new);
    int[] classes = truth.stream().mapToInt(labels::indexOf).toArray();
    fit(examples, classes);
  }

  /** The likeliest label. */
  public String label(float[] features) {
    double[] odds = odds(scaled(features));
    int best = 0;
    for (int k = 1; k < odds.length; k++) {
      best = odds[k] > odds[best] ? k : best;
    }
    return labels.get(best);
  }

  private void measure(List<float[]> features) {
    for (float[] example : features) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += example[i] / features.size();
      }
    }
    for (float[] example : features) {
      for (int i = 0; i < mean.length; i++) {
        scale[i] += Math.pow(example[i] - mean[i], 2) / features.size();
      }
    }
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Math.sqrt(scale[i]) + 1e-6;
    }
  }

  /** Centred and of unit deviation, with a one for the offset. */
  private double[] scaled(float[] features) {
    double[] scaled = new double[features.length + 1];
    for (int i = 0; i < features.length; i++) {
      scaled[i] = (features[i] - mean[i]) / scale[i];
    }
    scaled[features.length] = 1;
    return scaled;
  }

  private void fit(double[][] examples, int[] classes) {
    int width = mean.length + 1;
    double[][] speed = new double[weights.length][width];
    for (int step = 0; step < STEPS; step++) {
      double[][] gradient = new double[weights.length][width];
      for (int n = 0; n < examples.length; n++) {
        double[] odds = odds(examples[n]);
        for (int k = 0; k < weights.length; k++) {
          double error = (odds[k] - (classes[n] == k ? 1 : 0)) / examples.length;
          for (int i = 0; i < width; i++) {
            gradient[k][i] += error * examples[n][i];
          }
        }
      }
      for (int k = 0; k < weights.length; k++) {
        for (int i = 0; i < width; i++) {
          double pull = gradient[k][i] + (i < mean.length ? DECAY * weights[k][i] : 0);
          speed[k][i] = MOMENTUM * speed[k][i] - RATE * pull;
          weights[k][i] += speed[k][i];
        }
      }
    }
  }

  /** Probabilities of the labels. */
  private double[] odds(double[] example) {
    double[] odds = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      for (int i = 0; i < example.length; i++) {
        odds[k] += weights[k][i] * example[i];
      }
    }
    double highest = Arrays.stream(odds).max().orElse(0);
    double sum = 0;
    for (int k = 0; k < odds.length; k++) {
      odds[k] = Math.exp(odds[k] - highest);
      sum += odds[k];
    }
    for (int k = 0; k < odds.length; k++) {
      odds[k] /= sum;
    }
    return odds;
  }
}
