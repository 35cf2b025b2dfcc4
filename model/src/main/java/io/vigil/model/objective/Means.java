package io.vigil.model.objective;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Means over everything. */
final class Means {

  private Means() {}

  /** Sum of values by weights over the sum of weights (at least 1e-6), a scalar. */
  static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> values, Operand<TFloat32> weights) {
    Operand<TFloat32> sum = total(tf, tf.math.mul(values, weights));
    return tf.math.div(sum, tf.math.maximum(total(tf, weights), tf.constant(1e-6f)));
  }

  static Operand<TFloat32> total(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new long[] {-1}));
    return tf.sum(flat, tf.constant(new int[] {0}));
  }
}
