package io.vigil.model.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Root-mean-square layer norm (Zhang and Sennrich 2019): y = g x / sqrt(mean(x^2) + epsilon). It
 * does without the mean and the shift of layer norm at equal quality, in half the passes over
 * memory.
 *
 * <p>Shapes: x [..., D], g [D].
 */
public final class RmsNorm {

  /** Added to the mean square. */
  public static final float EPSILON = 1e-5f;

  private final Ops tf;
  private final Operand<TFloat32> gain;
  private final Constant<TInt32> last;

  /** A norm of the last axis, of size {@code width}. */
  public RmsNorm(LayerScope scope, long width) {
    this.tf = scope.tf();
    this.gain = scope.weight("gain", new Initializer.Constant(1), width);
    this.last = tf.constant(new int[] {-1});
  }

  /** x [..., D] to the same shape. */
  public Operand<TFloat32> apply(Operand<TFloat32> x) {
    Operand<TFloat32> power = tf.math.mean(tf.math.square(x), last, Mean.keepDims(true));
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(power, tf.constant(EPSILON)));
    return tf.math.mul(tf.math.mul(x, scale), gain);
  }
}
