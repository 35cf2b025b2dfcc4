package io.vigil.model.adapt;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat64;

/**
 * Ridge regression (Hoerl and Kennard 1970) from features to tokens, with a bias. How strong the
 * penalty is, is chosen on the last fifth of the rows, which come of other cameras; then all rows
 * are fitted.
 *
 * @param weights [K, M]
 * @param bias [M]
 * @param explained share of the variance of the last fifth that is explained by the fit of the rest
 * @param strength of the penalty, as a share of the features' mean variance
 */
@SuppressWarnings("ArrayRecordComponent") // carriers of weights; compared by nobody
record RidgeFit(float[] weights, float[] bias, double explained, double strength) {
  private static final List<Double> STRENGTHS = List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0);
  private static final int HELD_OUT = 5;

  /**
   * Fits.
   *
   * @param features [rows, k]
   * @param tokens [rows, m]
   */
  static RidgeFit of(float[] features, int k, float[] tokens, int m) {
    int rows = features.length / k;
    int fitted = rows - rows / HELD_OUT;
    Centred part = Centred.of(features, k, tokens, m, fitted);
    double best = -Double.MAX_VALUE;
    double strength = 1;
    for (double s : STRENGTHS) {
      double explained = part.explained(part.solve(s), features, tokens, fitted, rows);
      if (explained > best) {
        best = explained;
        strength = s;
      }
    }
    Centred all = Centred.of(features, k, tokens, m, rows);
    double[] weights = all.solve(strength);
    float[] bias = new float[m];
    float[] single = new float[weights.length];
    for (int j = 0; j < m; j++) {
      double sum = all.tokenMean[j];
      for (int i = 0; i < k; i++) {
        single[i * m + j] = (float) weights[i * m + j];
        sum -= all.featureMean[i] * weights[i * m + j];
      }
      bias[j] = (float) sum;
    }
    return new RidgeFit(single, bias, best, strength);
  }

  /** Rows less their mean. */
  private record Centred(
      double[] features, double[] featureMean, int k, double[] tokens, double[] tokenMean, int m) {

    static Centred of(float[] features, int k, float[] tokens, int m, int rows) {
      double[] featureMean = mean(features, k, rows);
      double[] tokenMean = mean(tokens, m, rows);
      return new Centred(
          less(features, featureMean, rows),
          featureMean,
          k,
          less(tokens, tokenMean, rows),
          tokenMean,
          m);
    }

    private static double[] mean(float[] values, int width, int rows) {
      double[] mean = new double[width];
      for (int i = 0; i < rows * width; i++) {
        mean[i % width] += values[i] / (double) rows;
      }
      return mean;
    }

    private static double[] less(float[] values, double[] mean, int rows) {
      double[] less = new double[rows * mean.length];
      for (int i = 0; i < less.length; i++) {
        less[i] = values[i] - mean[i % mean.length];
      }
      return less;
    }

    /** Weights [k, m] of the normal equations with the penalty. */
    double[] solve(double strength) {
      int rows = features.length / k;
      double variance = 0;
      for (double value : features) {
        variance += value * value;
      }
      double penalty = Math.max(1e-9, strength * variance / k);
      double[] identity = new double[k];
      java.util.Arrays.fill(identity, penalty);
      try (Graph graph = new Graph();
          TFloat64 x = tensor(features, rows, k);
          TFloat64 y = tensor(tokens, rows, m);
          TFloat64 ridge = TFloat64.tensorOf(Shape.of(k), DataBuffers.of(identity, true, false))) {
        Ops tf = Ops.create(graph);
        Placeholder<TFloat64> px = tf.placeholder(TFloat64.class, Placeholder.shape(x.shape()));
        Placeholder<TFloat64> py = tf.placeholder(TFloat64.class, Placeholder.shape(y.shape()));
        Placeholder<TFloat64> pr = tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(k)));
        Operand<TFloat64> square =
            tf.math.add(
                tf.linalg.matMul(px, px, MatMul.transposeA(true)), tf.linalg.tensorDiag(pr));
        Operand<TFloat64> solved =
            tf.linalg.solve(square, tf.linalg.matMul(px, py, MatMul.transposeA(true)));
        try (Session session = new Session(graph);
            Result result =
                session.runner().feed(px, x).feed(py, y).feed(pr, ridge).fetch(solved).run()) {
          double[] weights = new double[k * m];
          result.get(0).asRawTensor().data().asDoubles().read(weights);
          return weights;
        }
      }
    }

    private static TFloat64 tensor(double[] values, int rows, int width) {
      return TFloat64.tensorOf(Shape.of(rows, width), DataBuffers.of(values, true, false));
    }

    double explained(double[] weights, float[] allFeatures, float[] allTokens, int from, int to) {
      double[] mean = new double[m];
      for (int i = from * m; i < to * m; i++) {
        mean[i % m] += allTokens[i] / (double) (to - from);
      }
      double wrong = 0;
      double spread = 0;
      double[] said = new double[m];
      for (int row = from; row < to; row++) {
        System.arraycopy(tokenMean, 0, said, 0, m);
        for (int i = 0; i < k; i++) {
          double feature = allFeatures[row * k + i] - featureMean[i];
          for (int j = 0; j < m; j++) {
            said[j] += feature * weights[i * m + j];
          }
        }
        for (int j = 0; j < m; j++) {
          double value = allTokens[row * m + j];
          wrong += (value - said[j]) * (value - said[j]);
          spread += (value - mean[j]) * (value - mean[j]);
        }
      }
      return spread > 0 ? 1 - wrong / spread : 0;
    }
  }
}
