package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.SenseMask;
import io.vigil.model.evaluate.WindowMaker;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.memory.TokenMemory;
import java.util.ArrayList;
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
    WindowMaker maker = new WindowMaker(manifest);
    TokenMemory memory = new TokenMemory(manifest.memoryTokens(), manifest.width());
    List<FusionInput> windows = new ArrayList<>(slots());
    for (int newest = 0; newest < slots(); newest++) {
      int evicted = newest - manifest.slots();
      if (evicted >= 0 && frames.get(evicted).length > 0) {
        memory.add(maker.whole(frames.get(evicted)));
      }
      windows.add(maker.window(frames, sounds, memory, newest, SenseMask.BOTH));
    }
    return windows;
  }
}
