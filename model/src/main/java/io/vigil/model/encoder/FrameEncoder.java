package io.vigil.model.encoder;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * One picture to tokens: those of its cells, those of its sketch (the picture's luma, small, which
 * shows motion to what sees several pictures), and the last, which stands for the whole picture.
 */
public interface FrameEncoder {

  /** Side of the square picture it takes, in pixels. */
  int size();

  /** Tokens made of one picture: cells, sketch and one. */
  int tokens();

  /** Tokens of the picture's cells, which come first. */
  int cells();

  /** Width of a token. */
  int width();

  /** Side of the grid of patches that it sees a picture as. */
  int grid();

  /** Pictures [N, size, size, 3], RGB 0 to 255, to tokens [N, tokens, width]. */
  Operand<TFloat32> encode(Operand<TUint8> pictures);

  /** As {@link #encode}, of real numbers, through which gradients reach the pictures. */
  Operand<TFloat32> encodeFloats(Operand<TFloat32> pictures);
}
