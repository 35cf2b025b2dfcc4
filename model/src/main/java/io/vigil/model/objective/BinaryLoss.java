package io.vigil.model.objective;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Binary cross-entropy of log-odds, weighted. */
public final class BinaryLoss {

  private BinaryLoss() {}

  /**
   * The weighted mean of -y log p - (1 - y) log(1 - p), with p = 1 / (1 + e^-x), in the form that
   * cannot overflow: max(x, 0) - x y + log(1 + e^-|x|).
   *
   * @param scores x, of any shape
   * @param labels y, 0 to 1, of the same shape
   * @param weights of the same shape
   */
  public static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> scores, Operand<TFloat32> labels, Operand<TFloat32> weights) {
    Operand<TFloat32> soft = tf.math.softplus(tf.math.neg(tf.math.abs(scores)));
    Operand<TFloat32> loss =
        tf.math.add(tf.math.sub(tf.nn.relu(scores), tf.math.mul(scores, labels)), soft);
    return Means.weighted(tf, loss, weights);
  }
}
