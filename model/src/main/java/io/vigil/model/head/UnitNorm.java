package io.vigil.model.head;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Scales vectors to length one: x [B, E]. */
final class UnitNorm {

  private UnitNorm() {}

  static Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> square =
        tf.sum(tf.math.square(x), tf.constant(new int[] {1}), Sum.keepDims(true));
    return tf.math.mul(x, tf.math.rsqrt(tf.math.add(square, tf.constant(1e-8f))));
  }
}
