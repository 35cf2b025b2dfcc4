package io.vigil.model.head;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/**
 * What there is to say of a window, fact by fact: each slot is reduced, all slots are read
 * together. It is taught directly and handed to the caption decoder (a concept bottleneck, Koh et
 * al. 2020): facts have no paraphrases, so they are learned far sooner than words.
 *
 * <p>Beside the slots it reads which kind is in which column of each picture: the way of a thing
 * through the columns tells from which side it comes.
 *
 * <p>Letters: B windows, T slots, W width of a slot, Z of what is named in it, K facts, G columns
 * and rows of cells, Q kinds of things.
 */
public final class FactHead {

  private static final int REDUCED = 96;

  private final Ops tf;
  private final Dense reduce;
  private final Dense hidden;
  private final Dense output;
  private final Dense ways;
  private final Size size;

  /**
   * What it reads and tells.
   *
   * @param slots T
   * @param slotWidth W
   * @param grid G
   * @param kinds Q
   * @param colours of each kind; Z is G G Q times these
   * @param hidden width of the middle
   * @param facts K
   */
  public record Size(
      int slots, int slotWidth, int grid, int kinds, int colours, int hidden, int facts) {

    /** Z. */
    public int named() {
      return grid * grid * kinds * colours;
    }

    /** T G Q. */
    long columns() {
      return (long) slots * grid * kinds;
    }
  }

  /** From T slots to K facts. */
  public FactHead(LayerScope scope, Size size) {
    this.tf = scope.tf();
    this.size = size;
    this.reduce = new Dense(scope.in("reduce"), size.slotWidth() + size.named(), REDUCED);
    // Begins at zero: the ways come in as far as they help.
    this.ways =
        new Dense(scope.in("ways"), size.columns(), size.hidden(), Initializer.zeros(), null);
    this.hidden = new Dense(scope.in("hidden"), (long) size.slots() * REDUCED, size.hidden());
    this.output = new Dense(scope.in("output"), size.hidden(), size.facts());
  }

  /** slots [B, T, W] and named [B, T, Z] to log-odds [B, K]. */
  public Operand<TFloat32> apply(Operand<TFloat32> slotTokens, Operand<TFloat32> named) {
    Operand<TFloat32> both = tf.concat(List.of(slotTokens, named), tf.constant(2));
    Operand<TFloat32> reduced = tf.nn.relu(reduce.apply(both));
    Operand<TFloat32> flat =
        tf.reshape(reduced, tf.constant(new long[] {-1, (long) size.slots() * REDUCED}));
    return output.apply(tf.nn.relu(tf.math.add(hidden.apply(flat), ways.apply(columns(named)))));
  }

  /** The greatest chance of each kind in each column: named [B, T, Z] to [B, T G Q]. */
  private Operand<TFloat32> columns(Operand<TFloat32> named) {
    Operand<TFloat32> cells =
        tf.reshape(
            named,
            tf.constant(
                new long[] {
                  -1, size.slots(), size.grid(), size.grid(), size.kinds(), size.colours()
                }));
    Operand<TFloat32> columns =
        tf.reduceMax(cells, tf.constant(new int[] {2, 5}), new ReduceMax.Options[0]);
    return tf.reshape(columns, tf.constant(new long[] {-1, size.columns()}));
  }
}
