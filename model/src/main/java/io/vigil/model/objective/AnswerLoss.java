package io.vigil.model.objective;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Cross-entropy of one answer among a closed list. */
public final class AnswerLoss {

  private AnswerLoss() {}

  /**
   * The weighted mean.
   *
   * @param scores [B, Z]
   * @param answers number of the true one [B]
   * @param weights of the questions [B]
   */
  public static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> scores, Operand<TInt32> answers, Operand<TFloat32> weights) {
    int count = (int) scores.shape().get(1);
    Operand<TFloat32> truth =
        tf.oneHot(answers, tf.constant(count), tf.constant(1f), tf.constant(0f));
    return Means.weighted(tf, tf.nn.softmaxCrossEntropyWithLogits(scores, truth).loss(), weights);
  }
}
