package io.vigil.model.head;

import io.vigil.model.layers.LayerScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The embedding of a window, in one space with the embedding of a sentence: mean over slots of what
 * a {@link SlotHead} reads, scaled to length one.
 *
 * <p>Shapes: slots [B, T, W] to [B, E].
 */
public final class MomentHead {

  private final Ops tf;
  private final SlotHead head;

  /** To embeddings of width E. */
  public MomentHead(LayerScope scope, int slotWidth, int hidden, int embedding) {
    this.tf = scope.tf();
    this.head = new SlotHead(scope, slotWidth, hidden, embedding);
  }

  /** slots [B, T, W] to unit vectors [B, E]. */
  public Operand<TFloat32> apply(Operand<TFloat32> slots) {
    return UnitNorm.apply(tf, tf.math.mean(head.apply(slots), tf.constant(new int[] {1})));
  }
}
