package io.vigil.model.encoder;

import static io.vigil.model.encoder.MelScale.BANDS;
import static io.vigil.model.encoder.MelScale.BINS;
import static io.vigil.model.encoder.MelScale.FRAMES;
import static io.vigil.model.encoder.MelScale.HOP;
import static io.vigil.model.encoder.MelScale.WINDOW;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The log-mel spectrogram inside the graph, so that training and serving cannot differ: windows by
 * gathering, the Fourier transform as one matrix product, mel bands as another. {@link
 * LogMelReference} is the same in plain Java.
 */
public final class LogMel {

  private final Ops tf;
  private final Operand<TInt32> indices;
  private final Operand<TFloat32> cosines;
  private final Operand<TFloat32> sines;
  private final Operand<TFloat32> bands;

  /** In the given graph, which holds its tables once however often it is applied. */
  public LogMel(Ops tf) {
    this.tf = tf;
    this.indices = tf.constant(indices());
    this.cosines = tf.constant(fourier(true));
    this.sines = tf.constant(fourier(false));
    this.bands = tf.constant(bands());
  }

  /** Seconds [N, 16000], -1 to 1, to [N, 100, 64], scaled to about -2..2. */
  public Operand<TFloat32> apply(Operand<TFloat32> seconds) {
    Operand<TFloat32> padded =
        tf.pad(seconds, tf.constant(new int[][] {{0, 0}, {0, WINDOW - HOP}}), tf.constant(0f));
    // [N, FRAMES, WINDOW]
    Operand<TFloat32> windows = tf.gather(padded, indices, tf.constant(1));
    Operand<TFloat32> rows = tf.reshape(windows, tf.constant(new long[] {-1, WINDOW}));
    Operand<TFloat32> real = tf.linalg.matMul(rows, cosines);
    Operand<TFloat32> imaginary = tf.linalg.matMul(rows, sines);
    Operand<TFloat32> power = tf.math.add(tf.math.square(real), tf.math.square(imaginary));
    Operand<TFloat32> mel = tf.linalg.matMul(power, bands);
    Operand<TFloat32> log = tf.math.log(tf.math.add(mel, tf.constant(MelScale.FLOOR)));
    // ln 1e-6 = -13.8 for silence; loud sound reaches about +4.
    Operand<TFloat32> scaled = tf.math.mul(tf.math.add(log, tf.constant(5f)), tf.constant(0.25f));
    return tf.reshape(scaled, tf.constant(new long[] {-1, FRAMES, BANDS}));
  }

  private static int[][] indices() {
    int[][] indices = new int[FRAMES][WINDOW];
    for (int f = 0; f < FRAMES; f++) {
      for (int s = 0; s < WINDOW; s++) {
        indices[f][s] = f * HOP + s;
      }
    }
    return indices;
  }

  private static org.tensorflow.ndarray.FloatNdArray fourier(boolean real) {
    float[][] matrix = new float[WINDOW][BINS];
    for (int s = 0; s < WINDOW; s++) {
      for (int b = 0; b < BINS; b++) {
        double angle = 2 * Math.PI * s * b / WINDOW;
        matrix[s][b] = (float) (MelScale.hann(s) * (real ? Math.cos(angle) : -Math.sin(angle)));
      }
    }
    return StdArrays.ndCopyOf(matrix);
  }

  private static org.tensorflow.ndarray.FloatNdArray bands() {
    float[][] matrix = new float[BINS][BANDS];
    for (int b = 0; b < BINS; b++) {
      for (int m = 0; m < BANDS; m++) {
        matrix[b][m] = (float) MelScale.weight(b, m);
      }
    }
    return StdArrays.ndCopyOf(matrix);
  }
}
