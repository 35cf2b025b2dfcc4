package io.vigil.model.head;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.LayerScope;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What there is to say of a window, fact by fact: each slot is reduced, all slots are read
 * together. It is taught directly and handed to the caption decoder (a concept bottleneck, Koh et
 * al. 2020): facts have no paraphrases, so they are learned far sooner than words.
 *
 * <p>Letters: B windows, T slots, W width of a slot, Z of what is named in it, K facts.
 */
public final class FactHead {

  private static final int REDUCED = 96;

  private final Ops tf;
  private final long slots;
  private final Dense reduce;
  private final Dense hidden;
  private final Dense output;

  /** From T slots to K facts. */
  public FactHead(LayerScope scope, int slots, long slotWidth, long named, int hidden, int facts) {
    this.tf = scope.tf();
    this.slots = slots;
    this.reduce = new Dense(scope.in("reduce"), slotWidth + named, REDUCED);
    this.hidden = new Dense(scope.in("hidden"), (long) slots * REDUCED, hidden);
    this.output = new Dense(scope.in("output"), hidden, facts);
  }

  /** slots [B, T, W] and named [B, T, Z] to log-odds [B, K]. */
  public Operand<TFloat32> apply(Operand<TFloat32> slotTokens, Operand<TFloat32> named) {
    Operand<TFloat32> both = tf.concat(List.of(slotTokens, named), tf.constant(2));
    Operand<TFloat32> reduced = tf.nn.relu(reduce.apply(both));
    Operand<TFloat32> flat = tf.reshape(reduced, tf.constant(new long[] {-1, slots * REDUCED}));
    return output.apply(tf.nn.relu(hidden.apply(flat)));
  }
}
