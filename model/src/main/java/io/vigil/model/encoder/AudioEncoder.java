package io.vigil.model.encoder;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One second of sound to tokens. */
public interface AudioEncoder {

  /** Tokens made of one second. */
  int tokens();

  /** Width of a token. */
  int width();

  /** Seconds of sound [N, 16000], -1 to 1 at 16 kHz, to tokens [N, tokens, width]. */
  default Operand<TFloat32> encode(Operand<TFloat32> seconds) {
    return encodeSpectrogram(spectrogram(seconds));
  }

  /**
   * The same with parts of the spectrogram hidden, for training (Park et al. 2019, SpecAugment).
   *
   * @param frames 1 where time is shown [N, frames]
   * @param bands 1 where pitch is shown [N, bands]
   */
  Operand<TFloat32> encode(
      Operand<TFloat32> seconds, Operand<TFloat32> frames, Operand<TFloat32> bands);

  /** Seconds [N, 16000] to their log-mel spectrograms [N, 100, 64]: see {@link LogMel}. */
  Operand<TFloat32> spectrogram(Operand<TFloat32> seconds);

  /** Log-mel spectrograms [N, 100, 64] to tokens [N, tokens, width]. */
  Operand<TFloat32> encodeSpectrogram(Operand<TFloat32> spectrograms);
}
