package io.vigil.model.layers;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Cross-attention whose contribution passes a tanh gate that starts at zero (Alayrac et al. 2022,
 * Flamingo, 3.1.2): at the start the block is the identity, and the other modality comes in as far
 * as it helps.
 *
 * <p>Letters: B batch, Q tokens of this modality, K tokens of the other, D width.
 */
public final class GatedCrossAttention {

  private final Ops tf;
  private final RmsNorm normQueries;
  private final RmsNorm normSource;
  private final Attention attention;
  private final Operand<TFloat32> gate;

  /** A block of the given width. */
  public GatedCrossAttention(LayerScope scope, long width, int heads) {
    this.tf = scope.tf();
    this.normQueries = new RmsNorm(scope.in("norm"), width);
    this.normSource = new RmsNorm(scope.in("normsource"), width);
    this.attention = new Attention(scope.in("attention"), width, heads);
    this.gate = scope.weight("gate", Initializer.zeros());
  }

  /**
   * x [B, Q, D] and what it sees of source [B, K, D], to [B, Q, D].
   *
   * @param mask which keys are seen, as in {@link Attention}; null for all
   */
  public Operand<TFloat32> apply(
      Operand<TFloat32> x, Operand<TFloat32> source, @Nullable Operand<TFloat32> mask) {
    Operand<TFloat32> seen = attention.apply(normQueries.apply(x), normSource.apply(source), mask);
    return tf.math.add(x, tf.math.mul(tf.math.tanh(gate), seen));
  }
}
