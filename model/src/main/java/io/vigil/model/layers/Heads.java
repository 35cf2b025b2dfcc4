package io.vigil.model.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Cuts the last axis into heads and joins them again. Letters as in {@link Attention}. */
final class Heads {

  private Heads() {}

  /** x [B, T, parts H d] to [parts, B, H, T, d]. */
  static Operand<TFloat32> split(Ops tf, Operand<TFloat32> x, long parts, long heads) {
    long tokens = x.shape().get(1);
    long width = x.shape().get(2) / (parts * heads);
    Operand<TFloat32> cut =
        tf.reshape(x, tf.constant(new long[] {-1, tokens, parts, heads, width}));
    return tf.linalg.transpose(cut, tf.constant(new int[] {2, 0, 3, 1, 4}));
  }

  /** x [B, H, T, d] to [B, T, H d]. */
  static Operand<TFloat32> join(Ops tf, Operand<TFloat32> x) {
    long heads = x.shape().get(1);
    long tokens = x.shape().get(2);
    long width = x.shape().get(3);
    Operand<TFloat32> turned = tf.linalg.transpose(x, tf.constant(new int[] {0, 2, 1, 3}));
    return tf.reshape(turned, tf.constant(new long[] {-1, tokens, heads * width}));
  }
}
