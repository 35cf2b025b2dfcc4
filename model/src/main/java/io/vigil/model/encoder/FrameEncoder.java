package io.vigil.model.encoder;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** One picture to tokens. The last token stands for the whole picture. */
public interface FrameEncoder {

  /** Side of the square picture it takes, in pixels. */
  int size();

  /** Tokens made of one picture. */
  int tokens();

  /** Width of a token. */
  int width();

  /** Pictures [N, size, size, 3], RGB 0 to 255, to tokens [N, tokens, width]. */
  Operand<TFloat32> encode(Operand<TUint8> pictures);
}
