package io.vigil.model.head;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.LayerScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Reads a fixed number of values from each fused slot: an affine map, a rectifier, an affine map.
 *
 * <p>Shapes: slots [B, T, W] to [B, T, O].
 */
public final class SlotHead {

  private final Ops tf;
  private final Dense hidden;
  private final Dense output;

  /** From slots of width W by way of {@code hidden} to O values. */
  public SlotHead(LayerScope scope, int slotWidth, int hidden, int outputs) {
    this.tf = scope.tf();
    this.hidden = new Dense(scope.in("hidden"), slotWidth, hidden);
    this.output = new Dense(scope.in("output"), hidden, outputs);
  }

  /** slots [B, T, W] to [B, T, O]. */
  public Operand<TFloat32> apply(Operand<TFloat32> slots) {
    return output.apply(tf.nn.relu(hidden.apply(slots)));
  }
}
