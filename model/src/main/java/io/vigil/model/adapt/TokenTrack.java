package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.memory.TokenMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a stream, slot by slot, and the windows over them as the streaming job makes them.
 *
 * @param frames tokens of each slot's picture [F D]; empty where there is none
 * @param sounds tokens of each slot's sound [H D]; empty where there is none
 */
record TokenTrack(List<float[]> frames, List<float[]> sounds) {

  int slots() {
    return frames.size();
  }

  /** A window for each slot that it ends with. */
  List<FusionInput> windows(BundleManifest manifest) {
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    List<FusionInput> windows = new ArrayList<>(slots());
    for (int newest = 0; newest < slots(); newest++) {
      int evicted = newest - manifest.slots();
      if (evicted >= 0 && frames.get(evicted).length > 0) {
        float[] tokens = frames.get(evicted);
        memory.add(Arrays.copyOfRange(tokens, tokens.length - manifest.width(), tokens.length));
      }
      windows.add(window(newest, manifest, memory));
    }
    return windows;
  }

  private FusionInput window(int newest, BundleManifest manifest, TokenMemory memory) {
    int slots = manifest.slots();
    int perSlot = manifest.audioTokensPerSlot();
    int frame = manifest.frameTokens() * manifest.width();
    int heard = perSlot * manifest.width();
    FusionInput window =
        new FusionInput(
            new float[slots * frame],
            new float[slots],
            new float[slots * heard],
            new float[slots * perSlot],
            memory.tokens(),
            memory.mask());
    for (int t = 0; t < slots; t++) {
      int slot = newest - slots + 1 + t;
      if (slot >= 0 && frames.get(slot).length > 0) {
        System.arraycopy(frames.get(slot), 0, window.frameTokens(), t * frame, frame);
        window.frameMask()[t] = 1;
      }
      if (slot >= 0 && sounds.get(slot).length > 0) {
        System.arraycopy(sounds.get(slot), 0, window.audioTokens(), t * heard, heard);
        Arrays.fill(window.audioMask(), t * perSlot, (t + 1) * perSlot, 1);
      }
    }
    return window;
  }
}
