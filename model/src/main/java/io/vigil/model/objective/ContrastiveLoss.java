package io.vigil.model.objective;

import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Symmetric InfoNCE with a learned temperature (Radford et al. 2021, CLIP, figure 3): each moment
 * finds its sentence among those of the batch, and each sentence its moment. The scale begins at 1
 * / 0.07 and is held below 100, as there. Beyond it: pairs that mean the same (equal keys) are not
 * counted against each other.
 *
 * <p>Letters: B pairs, U width.
 */
public final class ContrastiveLoss {

  private static final float SAME = -1e9f;

  private final Ops tf;
  private final Operand<TFloat32> logScale;

  /** Makes the temperature. */
  public ContrastiveLoss(LayerScope scope) {
    this.tf = scope.tf();
    this.logScale = scope.weight("logscale", new Initializer.Constant((float) Math.log(1 / 0.07)));
  }

  /**
   * The weighted mean of both directions.
   *
   * @param moments unit vectors [B, U]
   * @param sentences unit vectors [B, U]
   * @param keys equal for pairs that mean the same [B]
   * @param weights of the pairs [B]
   */
  public Operand<TFloat32> mean(
      Operand<TFloat32> moments,
      Operand<TFloat32> sentences,
      Operand<TInt32> keys,
      Operand<TFloat32> weights) {
    Operand<TFloat32> scale =
        tf.math.exp(tf.math.minimum(logScale, tf.constant((float) Math.log(100))));
    Operand<TFloat32> scores =
        tf.math.mul(tf.linalg.matMul(moments, sentences, MatMul.transposeB(true)), scale);
    Operand<TInt32> column = tf.reshape(keys, tf.constant(new long[] {-1, 1}));
    Operand<TInt32> row = tf.reshape(keys, tf.constant(new long[] {1, -1}));
    Operand<TFloat32> equal = tf.dtypes.cast(tf.math.equal(column, row), TFloat32.class); // [B, B]
    Operand<TFloat32> identity =
        tf.linalg.matrixDiag(
            tf.math.add(tf.math.mul(weights, tf.constant(0f)), tf.constant(1f)),
            tf.constant(0),
            tf.constant(-1),
            tf.constant(-1),
            tf.constant(0f));
    Operand<TFloat32> hidden = tf.math.mul(tf.math.sub(equal, identity), tf.constant(SAME));
    Operand<TFloat32> seen = tf.math.add(scores, hidden);
    Operand<TFloat32> toSentence = tf.nn.softmaxCrossEntropyWithLogits(seen, identity).loss();
    Operand<TFloat32> toMoment =
        tf.nn
            .softmaxCrossEntropyWithLogits(
                tf.linalg.transpose(seen, tf.constant(new int[] {1, 0})), identity)
            .loss();
    return Means.weighted(
        tf, tf.math.mul(tf.math.add(toSentence, toMoment), tf.constant(0.5f)), weights);
  }
}
