package io.vigil.model.adapt;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Logistic regression of several classes that may hold at once, with a penalty on the squares of
 * the weights. Convex, so the result depends on the data alone.
 *
 * <p>Letters: N rows, X values, K classes.
 */
final class LogisticFit {

  private LogisticFit() {}

  /**
   * Rows to learn from.
   *
   * @param values [N, X]
   * @param truth 1 or 0 [N, K]
   * @param weights of each truth; 0 where unknown [N, K]
   * @param width X
   * @param classes K
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
  record Rows(float[] values, float[] truth, float[] weights, int width, int classes) {
    int count() {
      return truth.length / classes;
    }
  }

  /**
   * Fits.
   *
   * @param penalty on the squares of the weights
   * @param steps at most
   * @return kernel [X, K], then bias [K]
   */
  static float[] fit(Rows rows, double penalty, int steps) {
    int kernelSize = rows.width() * rows.classes();
    try (Graph graph = new Graph();
        TFloat32 values = tensor(rows.values(), rows.count(), rows.width());
        TFloat32 truth = tensor(rows.truth(), rows.count(), rows.classes());
        TFloat32 weights = tensor(rows.weights(), rows.count(), rows.classes())) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = floats(tf, rows.count(), rows.width());
      Placeholder<TFloat32> y = floats(tf, rows.count(), rows.classes());
      Placeholder<TFloat32> w = floats(tf, rows.count(), rows.classes());
      Placeholder<TFloat32> kernel = floats(tf, rows.width(), rows.classes());
      Placeholder<TFloat32> bias = floats(tf, rows.classes());
      Operand<TFloat32> scores = tf.math.add(tf.linalg.matMul(x, kernel), bias);
      // softplus(s) - y s is the cross-entropy of sigmoid(s).
      Operand<TFloat32> each =
          tf.math.mul(tf.math.sub(tf.math.softplus(scores), tf.math.mul(y, scores)), w);
      Operand<TFloat32> loss =
          tf.math.add(
              tf.math.mul(
                  tf.sum(each, tf.constant(new int[] {0, 1})), tf.constant(1f / rows.count())),
              tf.math.mul(tf.nn.l2Loss(kernel), tf.constant((float) (2 * penalty))));
      Gradients gradients = tf.gradients(loss, java.util.List.of(kernel, bias));
      try (Session session = new Session(graph)) {
        Lbfgs.Function function =
            place -> {
              float[] k = java.util.Arrays.copyOf(place, kernelSize);
              float[] b = java.util.Arrays.copyOfRange(place, kernelSize, place.length);
              try (TFloat32 kernelNow = tensor(k, rows.width(), rows.classes());
                  TFloat32 biasNow = tensor(b, rows.classes());
                  Result result =
                      session
                          .runner()
                          .feed(x, values)
                          .feed(y, truth)
                          .feed(w, weights)
                          .feed(kernel, kernelNow)
                          .feed(bias, biasNow)
                          .fetch(loss)
                          .fetch(gradients.dy(0))
                          .fetch(gradients.dy(1))
                          .run()) {
                float[] gradient = new float[place.length];
                read(result, 1, gradient, 0);
                read(result, 2, gradient, kernelSize);
                return new Lbfgs.Value(((TFloat32) result.get(0)).getFloat(), gradient);
              }
            };
        return Lbfgs.least(function, new float[kernelSize + rows.classes()], steps);
      }
    }
  }

  private static void read(Result result, int output, float[] to, int at) {
    TFloat32 tensor = (TFloat32) result.get(output);
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    System.arraycopy(values, 0, to, at, values.length);
  }

  private static Placeholder<TFloat32> floats(Ops tf, long... sizes) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(sizes)));
  }

  private static TFloat32 tensor(float[] values, long... sizes) {
    return TFloat32.tensorOf(Shape.of(sizes), DataBuffers.of(values, true, false));
  }
}
