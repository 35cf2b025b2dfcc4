package io.vigil.model.objective;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Learning where something is from pictures of which is only known that it is in them: a picture
 * shows it unless none of its places does, 1 - prod(1 - p), the noisy-or of multiple-instance
 * learning (Viola, Platt and Zhang 2005).
 *
 * <p>Letters: G pictures, P places, R classes, Y groups of classes.
 */
public final class NoisyOrLoss {

  /** Below this a group is as good as nowhere, and its logarithm would be lost. */
  private static final float LEAST = 1e-5f;

  private NoisyOrLoss() {}

  /**
   * The mean cross-entropy over the labels that are known.
   *
   * @param scores of each class in each place (log-odds) [G, P, R]
   * @param groups 1 where a class belongs to a group [R, Y]
   * @param labels whether a picture shows one of a group's classes, 0 or 1; negative where that is
   *     not known [G, Y]
   */
  public static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> scores, Operand<TFloat32> groups, Operand<TFloat32> labels) {
    // -log(1 - p) is softplus(x); the sum over places and classes is that of showing none.
    Operand<TFloat32> nowhere =
        tf.linalg.matMul(
            tf.sum(tf.math.softplus(scores), tf.constant(new int[] {1}), Sum.keepDims(false)),
            groups);
    Operand<TFloat32> bounded = tf.math.maximum(nowhere, tf.constant(LEAST));
    Operand<TFloat32> somewhere =
        tf.math.neg(tf.math.log(tf.math.neg(tf.math.expm1(tf.math.neg(bounded)))));
    Operand<TFloat32> known =
        tf.dtypes.cast(tf.math.greaterEqual(labels, tf.constant(0f)), TFloat32.class);
    Operand<TFloat32> loss =
        tf.math.add(
            tf.math.mul(labels, somewhere),
            tf.math.mul(tf.math.sub(tf.constant(1f), labels), nowhere));
    return Means.weighted(tf, loss, known);
  }
}
