package io.vigil.model.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * How much of what is said comes from the pictures. A counterfactual: the window is fused again
 * without its sound and without its pictures; what each loss takes from the log-odds is that
 * sense's part.
 *
 * <p>Letters as in {@link Network}.
 */
final class Shares {

  private static final float LEAST = 0.02f;

  private final Ops tf;

  Shares(Ops tf) {
    this.tf = tf;
  }

  /**
   * Share of the pictures for each event type [B, E]: 1 where there is no sound at all, 0 where
   * there is no picture.
   *
   * @param both log-odds over the newest slots, with both senses [B, E]
   * @param seen without sound [B, E]
   * @param heard without pictures [B, E]
   */
  Operand<TFloat32> events(
      Operand<TFloat32> both,
      Operand<TFloat32> seen,
      Operand<TFloat32> heard,
      Operand<TFloat32> frameMask,
      Operand<TFloat32> audioMask) {
    Operand<TFloat32> pictures = part(both, heard);
    Operand<TFloat32> sound = part(both, seen);
    Operand<TFloat32> share = tf.math.div(pictures, tf.math.add(pictures, sound));
    Operand<TFloat32> sees = any(frameMask);
    Operand<TFloat32> deaf = tf.math.sub(tf.constant(1f), any(audioMask));
    Operand<TFloat32> one = tf.constant(1f);
    // sees * (deaf + (1 - deaf) * share)
    return tf.math.mul(sees, tf.math.add(deaf, tf.math.mul(tf.math.sub(one, deaf), share)));
  }

  /** Mean of the shares [B, E], each weighted by its type's probability [B, E]: [B]. */
  Operand<TFloat32> window(Operand<TFloat32> shares, Operand<TFloat32> probabilities) {
    Operand<TFloat32> weights = tf.math.add(tf.math.square(probabilities), tf.constant(1e-4f));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(shares, weights), tf.constant(1));
    return tf.math.div(sum, tf.sum(weights, tf.constant(1), new Sum.Options[0]));
  }

  private Operand<TFloat32> part(Operand<TFloat32> both, Operand<TFloat32> without) {
    return tf.math.maximum(tf.math.sub(both, without), tf.constant(LEAST));
  }

  private Operand<TFloat32> any(Operand<TFloat32> mask) {
    return tf.reduceMax(mask, tf.constant(1), ReduceMax.keepDims(true));
  }
}
