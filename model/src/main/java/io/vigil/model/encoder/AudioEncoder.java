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
  Operand<TFloat32> encode(Operand<TFloat32> seconds);
}
