package io.vigil.model.head;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.TransformerBlock;
import io.vigil.model.text.Vocabulary;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A sentence to its embedding, in one space with {@link MomentHead}: transformer blocks that see
 * both ways (BERT, Devlin et al. 2018, with norms before the blocks), the mean of the words, scaled
 * to length one.
 *
 * <p>Letters: B sentences, L words of a sentence, D width, E embedding. Padding has no influence.
 */
public final class TextEncoder {

  private final Ops tf;
  private final WordTable words;
  private final int length;
  private final Operand<TFloat32> positions;
  private final List<TransformerBlock> blocks;
  private final RmsNorm norm;
  private final Dense project;

  /** For sentences of L words. */
  public TextEncoder(LayerScope scope, WordTable words, int length, int heads, int embedding) {
    this.tf = scope.tf();
    this.words = words;
    this.length = length;
    this.positions =
        scope.weight("position-table", new Initializer.Normal(0.1), 1, length, words.width());
    this.blocks =
        List.of(
            new TransformerBlock(scope.in("block"), words.width(), heads, 2),
            new TransformerBlock(scope.in("block1"), words.width(), heads, 2));
    this.norm = new RmsNorm(scope.in("norm"), words.width());
    this.project = new Dense(scope.in("project"), words.width(), embedding);
  }

  /** ids [B, L], filled with {@link Vocabulary#PAD}, to unit vectors [B, E]. */
  public Operand<TFloat32> apply(Operand<TInt32> ids) {
    Operand<TFloat32> mask = mask(ids);
    Operand<TFloat32> x = read(ids);
    Operand<TFloat32> column = tf.reshape(mask, tf.constant(new long[] {-1, length, 1}));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(x, column), tf.constant(new int[] {1}));
    Operand<TFloat32> count =
        tf.math.maximum(
            tf.sum(mask, tf.constant(new int[] {1}), Sum.keepDims(true)), tf.constant(1f));
    return UnitNorm.apply(tf, project.apply(tf.math.div(sum, count)));
  }

  /** ids [B, L] to what each word means in its sentence [B, L, D]. */
  public Operand<TFloat32> read(Operand<TInt32> ids) {
    Operand<TFloat32> keys = tf.reshape(mask(ids), tf.constant(new long[] {-1, 1, 1, length}));
    Operand<TFloat32> x = tf.math.add(words.lookup(ids), positions);
    for (TransformerBlock block : blocks) {
      x = block.apply(x, keys);
    }
    return norm.apply(x);
  }

  private Operand<TFloat32> mask(Operand<TInt32> ids) {
    return tf.dtypes.cast(tf.math.notEqual(ids, tf.constant(Vocabulary.PAD)), TFloat32.class);
  }
}
