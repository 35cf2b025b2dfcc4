package io.vigil.model.head;

import io.vigil.model.layers.Attention;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.FeedForward;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.TransformerBlock;
import io.vigil.model.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Answers questions on a window: the question's words read each other, then look at the window's
 * context in each layer (as the cross-modality encoder of LXMERT, Tan and Bansal 2019, from the
 * side of language), and their mean chooses one of a closed list of answers (as is usual for visual
 * question answering, Antol et al. 2015).
 *
 * <p>Letters: B questions, L words, C tokens of context, D width, Z answers. Padding has no
 * influence.
 */
public final class AnswerHead {

  private final Ops tf;
  private final WordTable words;
  private final int length;
  private final Operand<TFloat32> positions;
  private final List<Layer> layers = new ArrayList<>();
  private final RmsNorm norm;
  private final Dense hidden;
  private final Dense output;

  private record Layer(
      TransformerBlock question,
      RmsNorm norm,
      Attention context,
      RmsNorm feedNorm,
      FeedForward feed) {}

  /** For questions of L words and Z answers. */
  public AnswerHead(
      LayerScope scope, WordTable words, int length, int heads, int hidden, int answers) {
    this.tf = scope.tf();
    this.words = words;
    this.length = length;
    int width = words.width();
    this.positions = scope.weight("position-table", new Initializer.Normal(0.1), 1, length, width);
    for (int i = 0; i < 2; i++) {
      LayerScope layer = scope.in("layer" + i);
      layers.add(
          new Layer(
              new TransformerBlock(layer.in("question"), width, heads, 2),
              new RmsNorm(layer.in("norm"), width),
              new Attention(layer.in("context"), width, heads),
              new RmsNorm(layer.in("feednorm"), width),
              new FeedForward(layer.in("feed"), width, 2)));
    }
    this.norm = new RmsNorm(scope.in("norm"), width);
    this.hidden = new Dense(scope.in("hidden"), width, hidden);
    this.output = new Dense(scope.in("output"), hidden, answers);
  }

  /** The vectors of words [B, L]: [B, L, D]. */
  public Operand<TFloat32> vectors(Operand<TInt32> question) {
    return words.lookup(question);
  }

  /**
   * Scores of each answer.
   *
   * @param question words, filled with {@link Vocabulary#PAD} [B, L]
   * @param context of the windows [B, C, D]
   * @return scores [B, Z]
   */
  public Operand<TFloat32> apply(Operand<TInt32> question, Operand<TFloat32> context) {
    return apply(question, vectors(question), context);
  }

  /**
   * As above, with the vectors of the words given.
   *
   * @param vectors of the words of the question [B, L, D]
   */
  public Operand<TFloat32> apply(
      Operand<TInt32> question, Operand<TFloat32> vectors, Operand<TFloat32> context) {
    Operand<TFloat32> mask =
        tf.dtypes.cast(tf.math.notEqual(question, tf.constant(Vocabulary.PAD)), TFloat32.class);
    Operand<TFloat32> keys = tf.reshape(mask, tf.constant(new long[] {-1, 1, 1, length}));
    Operand<TFloat32> x = tf.math.add(vectors, positions);
    for (Layer layer : layers) {
      x = layer.question().apply(x, keys);
      x = tf.math.add(x, layer.context().apply(layer.norm().apply(x), context, null));
      x = tf.math.add(x, layer.feed().apply(layer.feedNorm().apply(x)));
    }
    Operand<TFloat32> column = tf.reshape(mask, tf.constant(new long[] {-1, length, 1}));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(norm.apply(x), column), tf.constant(new int[] {1}));
    Operand<TFloat32> count =
        tf.math.maximum(
            tf.sum(mask, tf.constant(new int[] {1}), Sum.keepDims(true)), tf.constant(1f));
    return output.apply(tf.nn.relu(hidden.apply(tf.math.div(sum, count))));
  }
}
