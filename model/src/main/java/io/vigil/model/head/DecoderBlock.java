package io.vigil.model.head;

import io.vigil.model.layers.Attention;
import io.vigil.model.layers.FeedForward;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One block of the caption decoder: the words so far, the context, a feed-forward net.
 *
 * <p>Shapes: x [B, L, D] to [B, L, D].
 */
final class DecoderBlock {

  private final Ops tf;
  private final RmsNorm norm;
  private final Attention words;
  private final RmsNorm crossNorm;
  private final Attention cross;
  private final RmsNorm feedNorm;
  private final FeedForward feedForward;

  DecoderBlock(LayerScope scope, int width, int heads) {
    this.tf = scope.tf();
    this.norm = new RmsNorm(scope.in("norm"), width);
    this.words = new Attention(scope.in("words"), width, heads);
    this.crossNorm = new RmsNorm(scope.in("crossnorm"), width);
    this.cross = new Attention(scope.in("cross"), width, heads);
    this.feedNorm = new RmsNorm(scope.in("feednorm"), width);
    this.feedForward = new FeedForward(scope.in("feedforward"), width, 2);
  }

  /** Keys and values of words x [B, L, D]. */
  Attention.Memory words(Operand<TFloat32> x) {
    return words.memory(norm.apply(x));
  }

  /** Keys and values of the context [B, C, D]. */
  Attention.Memory context(Operand<TFloat32> context) {
    return cross.memory(context);
  }

  /**
   * x [B, L, D] to the same shape.
   *
   * @param mask which words each word sees [1, 1, L, L]; null where it sees all given
   */
  Operand<TFloat32> apply(
      Operand<TFloat32> x,
      Attention.Memory wordsSoFar,
      @Nullable Operand<TFloat32> mask,
      Attention.Memory context) {
    Operand<TFloat32> y = tf.math.add(x, words.apply(norm.apply(x), wordsSoFar, mask));
    Operand<TFloat32> z = tf.math.add(y, cross.apply(crossNorm.apply(y), context, null));
    return tf.math.add(z, feedForward.apply(feedNorm.apply(z)));
  }
}
