package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FusionInput;
import io.vigil.model.memory.TokenMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes windows of tokens as the streaming job does. Immutable. */
public final class WindowMaker {

  private final BundleManifest manifest;

  /** For a bundle. */
  public WindowMaker(BundleManifest manifest) {
    this.manifest = manifest;
  }

  /** The token of a whole picture, which memories keep [D]. */
  public float[] whole(float[] frame) {
    return Arrays.copyOfRange(frame, frame.length - manifest.width(), frame.length);
  }

  /** The tokens of seconds of sound to those of their slots, two a second. */
  public List<float[]> slots(List<float[]> seconds) {
    int slot = manifest.audioTokensPerSlot() * manifest.width();
    List<float[]> slots = new ArrayList<>(2 * seconds.size());
    for (float[] second : seconds) {
      slots.add(Arrays.copyOf(second, slot));
      slots.add(Arrays.copyOfRange(second, slot, 2 * slot));
    }
    return slots;
  }

  /**
   * The window that ends with a slot.
   *
   * @param frames tokens of each slot's picture; empty where there is none
   * @param sound tokens of each slot's sound; empty where there is none
   * @param memory of the slots before the window
   * @param newest the slot
   */
  public FusionInput window(
      List<float[]> frames, List<float[]> sound, TokenMemory memory, int newest, SenseMask sense) {
    int slots = manifest.slots();
    int perSlot = manifest.audioTokensPerSlot();
    int picture = manifest.frameTokens() * manifest.width();
    int heard = perSlot * manifest.width();
    float[] frameTokens = new float[slots * picture];
    float[] frameMask = new float[slots];
    float[] audioTokens = new float[slots * heard];
    float[] audioMask = new float[slots * perSlot];
    for (int k = slots - sense.slots(slots); k < slots; k++) {
      int slot = newest - slots + 1 + k;
      if (slot >= 0 && sense.sees() && frames.get(slot).length > 0) {
        System.arraycopy(frames.get(slot), 0, frameTokens, k * picture, picture);
        if (!sense.follows()) {
          int end = (k + 1) * picture - manifest.width();
          Arrays.fill(frameTokens, end - manifest.sketchTokens() * manifest.width(), end, 0);
        }
        frameMask[k] = 1;
      }
      if (slot >= 0 && sense.hears() && sound.get(slot).length > 0) {
        System.arraycopy(sound.get(slot), 0, audioTokens, k * heard, heard);
        Arrays.fill(audioMask, k * perSlot, (k + 1) * perSlot, 1);
      }
    }
    float[] remembered = sense.remembers() ? memory.mask() : new float[manifest.memoryTokens()];
    return new FusionInput(
        frameTokens, frameMask, audioTokens, audioMask, memory.tokens(), remembered);
  }
}
