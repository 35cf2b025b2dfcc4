package io.vigil.model.fusion;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The tokens of a batch of windows. Letters as in {@link Fusion}.
 *
 * @param frames tokens of pictures [B, T, F, D]
 * @param frameMask 1 where a slot has a picture [B, T]
 * @param audio tokens of sound [B, A, D]
 * @param audioMask 1 where there is sound [B, A]
 * @param memory what older pictures were merged to [B, M, D]
 * @param memoryMask 1 where a place of the memory is filled [B, M]
 */
public record WindowTensors(
    Operand<TFloat32> frames,
    Operand<TFloat32> frameMask,
    Operand<TFloat32> audio,
    Operand<TFloat32> audioMask,
    Operand<TFloat32> memory,
    Operand<TFloat32> memoryMask) {

  /** The same windows with other masks of pictures, sound and memory. */
  public WindowTensors masked(
      Operand<TFloat32> newFrameMask,
      Operand<TFloat32> newAudioMask,
      Operand<TFloat32> newMemoryMask) {
    return new WindowTensors(frames, newFrameMask, audio, newAudioMask, memory, newMemoryMask);
  }
}
