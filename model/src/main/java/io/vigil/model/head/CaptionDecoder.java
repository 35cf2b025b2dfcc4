package io.vigil.model.head;

import io.vigil.model.layers.Attention;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.Slices;
import io.vigil.model.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A causal transformer that writes a caption from a context (Vaswani et al. 2017).
 *
 * <p>Letters: B captions, L words at most, C tokens of context, V words, D width, H heads.
 */
public final class CaptionDecoder {

  private static final float NEVER = -1e9f;

  private final Ops tf;
  private final WordTable words;
  private final int length;
  private final Operand<TFloat32> positions;
  private final List<DecoderBlock> blocks = new ArrayList<>();
  private final RmsNorm norm;
  private final Dense output;

  /** What greedy decoding gives: ids and the probability of each [B, L]; 1 behind the end. */
  public record Greedy(Operand<TInt32> ids, Operand<TFloat32> probabilities) {}

  /** For captions of at most L words, their end included. */
  public CaptionDecoder(LayerScope scope, WordTable words, int length, int heads, int depth) {
    this.tf = scope.tf();
    this.words = words;
    this.length = length;
    this.positions =
        scope.weight("position-table", new Initializer.Normal(0.1), 1, length, words.width());
    for (int i = 0; i < depth; i++) {
      blocks.add(new DecoderBlock(scope.in("block" + i), words.width(), heads));
    }
    this.norm = new RmsNorm(scope.in("norm"), words.width());
    this.output = new Dense(scope.in("output"), words.width(), words.words());
  }

  /**
   * Scores of each next word, given the true words before it.
   *
   * @param context [B, C, D]
   * @param before the true words, moved right by one behind {@link Vocabulary#BOS} [B, L]
   * @return scores [B, L, V]
   */
  public Operand<TFloat32> score(Operand<TFloat32> context, Operand<TInt32> before) {
    Operand<TFloat32> x = tf.math.add(words.lookup(before), positions);
    Operand<TFloat32> causal = tf.constant(causalMask());
    for (DecoderBlock block : blocks) {
      x = block.apply(x, block.words(x), causal, block.context(context));
    }
    return output.apply(norm.apply(x));
  }

  /** Writes the likeliest word after word; keys and values of earlier words are kept. */
  public Greedy decode(Operand<TFloat32> context) {
    List<Attention.Memory> contexts = blocks.stream().map(b -> b.context(context)).toList();
    List<Attention.Memory> kept = new ArrayList<>();
    Operand<TInt32> first = Slices.cut(tf, tf.shape(context), 0, 0, 1);
    Operand<TInt32> token = tf.fill(first, tf.constant(Vocabulary.BOS));
    Operand<TBool> open = tf.fill(first, tf.constant(true));
    Operand<TFloat32> one = tf.fill(first, tf.constant(1f));
    Operand<TInt32> pad = tf.fill(first, tf.constant(Vocabulary.PAD));
    List<Operand<TInt32>> ids = new ArrayList<>();
    List<Operand<TFloat32>> probabilities = new ArrayList<>();
    for (int step = 0; step < length; step++) {
      Operand<TFloat32> position = Slices.cut(tf, positions, 1, step, 1);
      Operand<TFloat32> x =
          tf.math.add(
              tf.reshape(words.lookup(token), tf.constant(new long[] {-1, 1, words.width()})),
              position);
      for (int i = 0; i < blocks.size(); i++) {
        Attention.Memory soFar = append(kept, i, blocks.get(i).words(x));
        x = blocks.get(i).apply(x, soFar, null, contexts.get(i));
      }
      Operand<TFloat32> scores =
          tf.reshape(output.apply(norm.apply(x)), tf.constant(new long[] {-1, words.words()}));
      Operand<TFloat32> chances = tf.nn.softmax(tf.math.add(scores, tf.constant(forbidden())));
      Operand<TInt32> best = tf.math.argMax(chances, tf.constant(1), TInt32.class);
      Operand<TFloat32> chance = tf.reduceMax(chances, tf.constant(1), new ReduceMax.Options[0]);
      token = tf.select(open, best, pad);
      ids.add(token);
      probabilities.add(tf.select(open, chance, one));
      open = tf.math.logicalAnd(open, tf.math.notEqual(token, tf.constant(Vocabulary.EOS)));
    }
    return new Greedy(
        tf.stack(ids, org.tensorflow.op.core.Stack.axis(1L)),
        tf.stack(probabilities, org.tensorflow.op.core.Stack.axis(1L)));
  }

  private Attention.Memory append(List<Attention.Memory> kept, int block, Attention.Memory next) {
    if (kept.size() == block) {
      kept.add(next);
      return next;
    }
    Attention.Memory before = kept.get(block);
    Attention.Memory all =
        new Attention.Memory(
            tf.concat(List.of(before.keys(), next.keys()), tf.constant(2)),
            tf.concat(List.of(before.values(), next.values()), tf.constant(2)));
    kept.set(block, all);
    return all;
  }

  private float[][][][] causalMask() {
    float[][] mask = new float[length][length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j <= i; j++) {
        mask[i][j] = 1;
      }
    }
    return new float[][][][] {{mask}};
  }

  private float[] forbidden() {
    float[] scores = new float[words.words()];
    scores[Vocabulary.PAD] = NEVER;
    scores[Vocabulary.BOS] = NEVER;
    scores[Vocabulary.UNK] = NEVER;
    return scores;
  }
}
