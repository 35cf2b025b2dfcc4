package io.vigil.model.head;

import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The vectors of the words, shared by the caption decoder and the text encoder: [V, D]. */
public final class WordTable {

  private final Ops tf;
  private final Operand<TFloat32> table;
  private final int words;
  private final int width;

  /** Vectors for V words. */
  public WordTable(LayerScope scope, int words, int width) {
    this.tf = scope.tf();
    this.words = words;
    this.width = width;
    this.table = scope.weight("word-table", new Initializer.Normal(0.3), words, width);
  }

  /** Words [...] to vectors [..., D]. */
  public Operand<TFloat32> lookup(Operand<TInt32> ids) {
    return tf.gather(table, ids, tf.constant(0));
  }

  /** V. */
  public int words() {
    return words;
  }

  /** D. */
  public int width() {
    return width;
  }
}
