package io.vigil.model.layers;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/**
 * Scaled dot-product attention over heads (Vaswani et al. 2017, 3.2).
 *
 * <p>Letters: B batch, H heads, Q queries, K keys, d width of a head. A masked key has a weight of
 * exactly zero, so nothing of it leaks; a query that may see no key at all gets zeros.
 */
final class DotProductAttention {

  private static final float HIDDEN = -1e9f;

  private DotProductAttention() {}

  /**
   * What was seen, and how much of each key.
   *
   * @param values [B, H, Q, d]
   * @param weights [B, H, Q, K]
   */
  record Seen(Operand<TFloat32> values, Operand<TFloat32> weights) {}

  /**
   * Attends.
   *
   * @param q [B, H, Q, d]
   * @param k [B, H, K, d]
   * @param v [B, H, K, d]
   * @param mask 1 where a key may be seen, 0 where not: [B, 1, 1, K], or anything that broadcasts
   *     to [B, H, Q, K]; null where every key may be seen
   */
  static Seen apply(
      Ops tf,
      Operand<TFloat32> q,
      Operand<TFloat32> k,
      Operand<TFloat32> v,
      @Nullable Operand<TFloat32> mask) {
    float scale = (float) (1 / Math.sqrt((double) q.shape().get(3)));
    Operand<TFloat32> scores =
        tf.train.batchMatMul(
            tf.math.mul(q, tf.constant(scale)), k, TFloat32.class, BatchMatMul.adjY(true));
    Operand<TFloat32> weights;
    if (mask == null) {
      weights = tf.nn.softmax(scores);
    } else {
      Operand<TFloat32> hidden =
          tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(HIDDEN));
      weights = tf.math.mul(tf.nn.softmax(tf.math.add(scores, hidden)), mask);
    }
    return new Seen(tf.train.batchMatMul(weights, v, TFloat32.class), weights);
  }
}
