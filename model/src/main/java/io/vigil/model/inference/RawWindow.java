package io.vigil.model.inference;

import io.vigil.model.bundle.BundleManifest;
import java.util.Arrays;
import java.util.List;

/**
 * A window before anything of it is encoded. Letters: T slots, S side of a picture, s whole seconds
 * of the window, A tokens of sound, M places of the memory, D width. What stands behind a zero of a
 * mask has no influence.
 *
 * @param pictures one for each slot, oldest first: T times [S, S, 3] bytes of RGB
 * @param frameMask [T], 1 where the slot has a picture
 * @param sound s times 16,000 samples, oldest first
 * @param audioMask [A], 1 where there is sound
 * @param memory [M, D], as {@link io.vigil.model.memory.TokenMemory#tokens()} gives it
 * @param memoryMask [M], as {@link io.vigil.model.memory.TokenMemory#mask()} gives it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of tensors; compared by nobody
public record RawWindow(
    List<byte[]> pictures,
    float[] frameMask,
    List<short[]> sound,
    float[] audioMask,
    float[] memory,
    float[] memoryMask) {

  /** Copies the lists. */
  public RawWindow {
    pictures = List.copyOf(pictures);
    sound = List.copyOf(sound);
  }

  /** A window that has all its pictures and all its sound, and nothing in memory. */
  public static RawWindow of(BundleManifest manifest, List<byte[]> pictures, List<short[]> sound) {
    return new RawWindow(
        pictures,
        ones(manifest.slots()),
        sound,
        ones(manifest.slots() * manifest.audioTokensPerSlot()),
        new float[manifest.memoryTokens() * manifest.width()],
        new float[manifest.memoryTokens()]);
  }

  /** The same without sound. */
  public RawWindow deaf() {
    return new RawWindow(
        pictures, frameMask, sound, new float[audioMask.length], memory, memoryMask);
  }

  /** The same without pictures, those in memory included. */
  public RawWindow blind() {
    return new RawWindow(
        pictures,
        new float[frameMask.length],
        sound,
        audioMask,
        memory,
        new float[memoryMask.length]);
  }

  /** The same encoded, ready for {@link Inference#fuse}. */
  public FusionInput encoded(Inference inference) {
    return new FusionInput(
        Tensors.joined(inference.encodeFrames(pictures)),
        frameMask,
        Tensors.joined(inference.encodeAudio(sound)),
        audioMask,
        memory,
        memoryMask);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
