package io.vigil.model.world;

import java.util.List;

/** Writes events into slots. */
final class Labels {
  private Labels() {}

  /** Sets the labels of consecutive slots, the first beginning at {@code firstSlot / 2} seconds. */
  static void fill(boolean[][] labels, long firstSlot, List<TruthEvent> events) {
    for (TruthEvent event : events) {
      int type = EventTypes.indexOf(event.type());
      for (int i = 0; i < labels.length; i++) {
        double start = (firstSlot + i) * Truth.SLOT;
        double filled = event.overlap(start, start + Truth.SLOT);
        if (filled >= Truth.LABEL_SHARE * Truth.SLOT - 1e-9) {
          labels[i][type] = true;
        }
      }
    }
  }
}
