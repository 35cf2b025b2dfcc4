package io.vigil.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What this machine can do at most: the rate of large square matrix products in float32, by the
 * same TensorFlow with the same threads as the networks.
 */
final class MatmulCeiling {
  private static final int SIDE = 1024;
  private static final int CHAIN = 8;

  private MatmulCeiling() {}

  /** Operations a second, the best of so many runs: a ceiling is not an average. */
  static double measure(int runs) {
    float[] values = new float[SIDE * SIDE];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() / SIDE);
    }
    Shape shape = Shape.of(SIDE, SIDE);
    try (Graph graph = new Graph();
        TFloat32 matrix = TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      // Fed, not constant: a product of constants would be folded before it is timed.
      Placeholder<TFloat32> a = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> product = a;
      for (int i = 0; i < CHAIN; i++) {
        product = tf.linalg.matMul(product, a);
      }
      Operand<TFloat32> corner =
          tf.slice(product, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, 1}));
      List<Double> rates = new ArrayList<>();
      for (int i = 0; i < runs + 1; i++) {
        long begin = System.nanoTime();
        session.runner().feed(a, matrix).fetch(corner).run().close();
        rates.add(2.0 * SIDE * SIDE * SIDE * CHAIN / ((System.nanoTime() - begin) / 1e9));
      }
      return rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
  }
}
