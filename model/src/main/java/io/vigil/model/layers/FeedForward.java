package io.vigil.model.layers;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Two affine maps with a rectifier between (Vaswani et al. 2017, 3.3).
 *
 * <p>Shapes: x [..., D] to [..., D] by way of [..., ratio D].
 */
public final class FeedForward {

  private final Ops tf;
  private final Dense widen;
  private final Dense narrow;

  /** A block of the given width whose middle is {@code ratio} times as wide. */
  public FeedForward(LayerScope scope, long width, int ratio) {
    this.tf = scope.tf();
    this.widen = new Dense(scope.in("widen"), width, ratio * width);
    this.narrow = new Dense(scope.in("narrow"), ratio * width, width);
  }

  /** x [..., D] to the same shape. */
  public Operand<TFloat32> apply(Operand<TFloat32> x) {
    return narrow.apply(tf.nn.relu(widen.apply(x)));
  }
}
