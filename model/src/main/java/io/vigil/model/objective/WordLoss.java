package io.vigil.model.objective;

import io.vigil.model.text.Vocabulary;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Cross-entropy of words, with label smoothing (Szegedy et al. 2016, 7). */
public final class WordLoss {

  private WordLoss() {}

  /**
   * The mean over words that are no padding, each sentence weighted.
   *
   * @param scores [B, L, V]
   * @param words [B, L]
   * @param weights of the sentences [B]
   * @param importance of each word of the vocabulary [V]
   * @param smoothing share of the truth that is spread over all words
   */
  public static Operand<TFloat32> mean(
      Ops tf,
      Operand<TFloat32> scores,
      Operand<TInt32> words,
      Operand<TFloat32> weights,
      float[] importance,
      float smoothing) {
    Operand<TFloat32> real =
        tf.dtypes.cast(tf.math.notEqual(words, tf.constant(Vocabulary.PAD)), TFloat32.class);
    Operand<TFloat32> counts = tf.gather(tf.constant(importance), words, tf.constant(0));
    Operand<TFloat32> each =
        tf.math.mul(
            tf.math.mul(real, counts), tf.reshape(weights, tf.constant(new long[] {-1, 1})));
    return weighted(tf, scores, words, each, smoothing);
  }

  /**
   * The mean over words, each weighted.
   *
   * @param scores [B, L, V]
   * @param words [B, L]
   * @param weights of the words [B, L]
   * @param smoothing share of the truth that is spread over all words
   */
  public static Operand<TFloat32> weighted(
      Ops tf,
      Operand<TFloat32> scores,
      Operand<TInt32> words,
      Operand<TFloat32> weights,
      float smoothing) {
    int count = (int) scores.shape().get(2);
    int length = (int) scores.shape().get(1);
    Operand<TInt32> flat = tf.reshape(words, tf.constant(new long[] {-1}));
    float rest = smoothing / count;
    Operand<TFloat32> truth =
        tf.oneHot(flat, tf.constant(count), tf.constant(1 - smoothing + rest), tf.constant(rest));
    Operand<TFloat32> loss =
        tf.nn
            .softmaxCrossEntropyWithLogits(
                tf.reshape(scores, tf.constant(new long[] {-1, count})), truth)
            .loss();
    return Means.weighted(tf, tf.reshape(loss, tf.constant(new long[] {-1, length})), weights);
  }
}
