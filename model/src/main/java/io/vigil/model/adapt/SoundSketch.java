package io.vigil.model.adapt;

import io.vigil.model.encoder.LogMel;
import io.vigil.model.encoder.MelScale;
import io.vigil.model.layers.Slices;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * What the log-mel spectrogram of each half second looks like, in figures that can be pooled over
 * time: the mean of each band and of its square, its greatest value, and the mean of how much it
 * changes from one spectrum to the next and of the square of that. Encoders that were trained for
 * other sounds drop what tells new ones apart; this keeps it.
 *
 * <p>Letters: N seconds, D width of a token, S tokens of a half second.
 */
final class SoundSketch {

  /** Mel bands. */
  static final int BANDS = MelScale.BANDS;

  /** Figures of each band. */
  static final int FIGURES = 5;

  private static final int HALF = MelScale.FRAMES / 2;

  private final Ops tf;
  private final int width;

  SoundSketch(Ops tf, int width) {
    this.tf = tf;
    this.width = width;
  }

  /** S: as many as hold all figures. */
  static int tokens(int width) {
    return (FIGURES * BANDS + width - 1) / width;
  }

  /** Seconds [N, 16000] to sketches of their halves [N, 2, S, D], filled up with zeros. */
  Operand<TFloat32> apply(Operand<TFloat32> seconds) {
    Operand<TFloat32> mel =
        tf.reshape(new LogMel(tf).apply(seconds), tf.constant(new long[] {-1, 2, HALF, BANDS}));
    // The last two spectra of a second reach into silence: see MelScale.FRAMES.
    Operand<TFloat32> later = Slices.cut(tf, mel, 2, 1, HALF - 3);
    Operand<TFloat32> earlier = Slices.cut(tf, mel, 2, 0, HALF - 3);
    Operand<TFloat32> whole = Slices.cut(tf, mel, 2, 0, HALF - 2);
    Operand<TFloat32> change = tf.math.abs(tf.math.sub(later, earlier));
    Operand<TFloat32> figures =
        tf.concat(
            List.of(
                mean(whole),
                mean(tf.math.square(whole)),
                tf.reduceMax(whole, tf.constant(new int[] {2}), ReduceMax.keepDims(true)),
                mean(change),
                mean(tf.math.square(change))),
            tf.constant(3)); // [N, 2, 1, 5 BANDS]
    int rest = tokens(width) * width - FIGURES * BANDS;
    Operand<TFloat32> padded =
        tf.pad(
            figures, tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, rest}}), tf.constant(0f));
    return tf.reshape(padded, tf.constant(new long[] {-1, 2, tokens(width), width}));
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {2}), Mean.keepDims(true));
  }
}
