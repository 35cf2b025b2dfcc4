package io.vigil.model.network;

import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.layers.Attention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Relevance of a picture's patches by the attention of its transformer: gradient times activation
 * at its output, which is where convolution, pooling and the named cells take over, then attention
 * rollout (Abnar and Zuidema 2020) back through its blocks.
 *
 * <p>Letters: N pictures, P patches of each, D width, H heads. The factor of one half for each
 * block is left out: it is the same for all.
 */
final class PatchAttention {

  private static final String FRAMES = "frames/";

  private final Ops tf;
  private final Operand<TFloat32> output;
  private final List<Operand<TFloat32>> weights = new ArrayList<>();

  /**
   * Reads what the encoder of pictures noted.
   *
   * @param noted while the network was built
   */
  PatchAttention(Ops tf, Map<String, Operand<TFloat32>> noted) {
    this.tf = tf;
    Operand<TFloat32> found = noted.get(FRAMES + ViTFrameEncoder.PATCHES);
    if (found == null) {
      throw new IllegalStateException("the encoder of pictures noted no patches");
    }
    this.output = found;
    noted.forEach(
        (path, value) -> {
          if (path.startsWith(FRAMES) && path.endsWith(Attention.WEIGHTS)) {
            weights.add(value);
          }
        });
  }

  /** The patches at the output [N, P, D], by which a gradient is needed. */
  Operand<TFloat32> output() {
    return output;
  }

  /**
   * The relevance.
   *
   * @param gradient of the score by {@link #output()} [N, P, D]
   * @return [N, P], not negative
   */
  Operand<TFloat32> rollout(Operand<TFloat32> gradient) {
    long patches = output.shape().get(1);
    Operand<TFloat32> each =
        tf.nn.relu(tf.sum(tf.math.mul(output, gradient), tf.constant(new int[] {2})));
    Operand<TFloat32> row = tf.reshape(each, tf.constant(new long[] {-1, 1, patches}));
    List<Operand<TFloat32>> back = new ArrayList<>(weights);
    Collections.reverse(back);
    for (Operand<TFloat32> weight : back) {
      Operand<TFloat32> mean = tf.math.mean(weight, tf.constant(new int[] {1})); // [N, P, P]
      row = tf.math.add(row, tf.train.batchMatMul(row, mean, TFloat32.class));
    }
    return tf.reshape(row, tf.constant(new long[] {-1, patches}));
  }
}
