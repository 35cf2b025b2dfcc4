package io.vigil.operators.align;

import io.vigil.operators.encode.TimeGrid;

/** Lays the slots of a window into the tensors that the fusion takes. */
final class WindowAssembler {

  private final AlignSettings settings;

  WindowAssembler(AlignSettings settings) {
    this.settings = settings;
  }

  /** The window that ends at {@code end}, with what the state holds of it. */
  FusionWindow window(String stream, long ordinal, long end, AlignState state) {
    TimeGrid grid = settings.grid();
    int slots = grid.slots();
    int cells = grid.cellsPerSlot();
    int width = settings.width();
    int frameFloats = settings.frameTokens() * width;
    long[] times = new long[slots];
    float[] frames = new float[slots * frameFloats];
    float[] frameMask = new float[slots];
    float[] audio = new float[slots * cells * width];
    float[] audioMask = new float[slots * cells];
    long ingested = 0;
    long first = end / grid.hopMicros() - slots;
    for (int s = 0; s < slots; s++) {
      SlotState slot = state.slots.get(first + s);
      if (slot == null) {
        continue;
      }
      ingested = Math.max(ingested, slot.ingested);
      if (slot.hasFrame()) {
        times[s] = slot.frameTime;
        frameMask[s] = 1;
        System.arraycopy(slot.frame, 0, frames, s * frameFloats, frameFloats);
      }
      for (int c = 0; c < cells; c++) {
        if (slot.cells[c].length > 0) {
          audioMask[s * cells + c] = 1;
          System.arraycopy(slot.cells[c], 0, audio, (s * cells + c) * width, width);
        }
      }
    }
    return new FusionWindow(
        stream,
        ordinal,
        end,
        ingested,
        times,
        frames,
        frameMask,
        audio,
        audioMask,
        state.memory.tokens(),
        state.memory.mask());
  }
}
