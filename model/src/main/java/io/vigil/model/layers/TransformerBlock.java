package io.vigil.model.layers;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Self-attention and a feed-forward net, each behind a norm and added to its input (pre-norm, Xiong
 * et al. 2020).
 *
 * <p>Shapes: x [B, T, D] to [B, T, D].
 */
public final class TransformerBlock {

  private final Ops tf;
  private final RmsNorm beforeAttention;
  private final Attention attention;
  private final RmsNorm beforeFeedForward;
  private final FeedForward feedForward;

  /** A block of the given width; the feed-forward net is {@code ratio} times as wide. */
  public TransformerBlock(LayerScope scope, long width, int heads, int ratio) {
    this.tf = scope.tf();
    this.beforeAttention = new RmsNorm(scope.in("norm1"), width);
    this.attention = new Attention(scope.in("attention"), width, heads);
    this.beforeFeedForward = new RmsNorm(scope.in("norm2"), width);
    this.feedForward = new FeedForward(scope.in("feedforward"), width, ratio);
  }

  /**
   * x [B, T, D] to the same shape.
   *
   * @param mask which keys are seen, as in {@link Attention}; null for all
   */
  public Operand<TFloat32> apply(Operand<TFloat32> x, @Nullable Operand<TFloat32> mask) {
    Operand<TFloat32> normed = beforeAttention.apply(x);
    Operand<TFloat32> y = tf.math.add(x, attention.apply(normed, normed, mask));
    return tf.math.add(y, feedForward.apply(beforeFeedForward.apply(y)));
  }
}
