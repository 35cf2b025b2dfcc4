package io.vigil.model.inference;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.memory.TokenMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lays what was seen and heard into a window, as the streaming job would give it to a bundle. */
public final class RawWindows {

  private static final int BATCH = 16;

  private RawWindows() {}

  /**
   * A window.
   *
   * @param inference encodes what was before the window, for the memory
   * @param pictures encoded, one for each slot where there is one, oldest first
   * @param sound of the whole window; what is not marked as heard counts for nothing
   * @param audioMask 1 for each token of sound that was heard, oldest first
   * @param past encoded pictures before the window, oldest first; they stand in the memory
   * @throws UndecodableImageException if a picture is none
   */
  public static RawWindow of(
      Inference inference,
      List<Optional<byte[]>> pictures,
      short[] sound,
      float[] audioMask,
      List<byte[]> past)
      throws UndecodableImageException {
    BundleManifest m = inference.manifest();
    FramePreprocessor preprocessor = new FramePreprocessor(m.frameSize());
    List<byte[]> seen = new ArrayList<>();
    float[] frameMask = new float[m.slots()];
    for (int slot = 0; slot < m.slots(); slot++) {
      Optional<byte[]> picture = pictures.get(slot);
      frameMask[slot] = picture.isPresent() ? 1 : 0;
      seen.add(
          picture.isPresent()
              ? preprocessor.rgb(picture.get())
              : new byte[m.frameSize() * m.frameSize() * 3]);
    }
    TokenMemory memory = memory(inference, preprocessor, past);
    return new RawWindow(
        seen, frameMask, seconds(sound, m.sampleRate()), audioMask, memory.tokens(), memory.mask());
  }

  private static TokenMemory memory(
      Inference inference, FramePreprocessor preprocessor, List<byte[]> past)
      throws UndecodableImageException {
    BundleManifest m = inference.manifest();
    TokenMemory memory = new TokenMemory(m.memoryTokens(), m.width());
    for (int from = 0; from < past.size(); from += BATCH) {
      List<byte[]> batch = new ArrayList<>();
      for (byte[] picture : past.subList(from, Math.min(past.size(), from + BATCH))) {
        batch.add(preprocessor.rgb(picture));
      }
      for (float[] tokens : inference.encodeFrames(batch)) {
        memory.add(Arrays.copyOfRange(tokens, tokens.length - m.width(), tokens.length));
      }
    }
    return memory;
  }

  private static List<short[]> seconds(short[] sound, int rate) {
    List<short[]> seconds = new ArrayList<>();
    for (int from = 0; from < sound.length; from += rate) {
      seconds.add(Arrays.copyOfRange(sound, from, from + rate));
    }
    return seconds;
  }
}
