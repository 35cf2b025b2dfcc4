package io.vigil.model.train;

import io.vigil.model.composite.Presence;
import io.vigil.model.world.Colour;
import io.vigil.model.world.ThingKind;
import java.util.Map;

/** What is known of a real picture, in the numbers that {@link TrainingGraph} is fed with. */
final class Presences {

  /** Y, what may be known of a picture. */
  static final int COUNT = Presence.ALL.size();

  private Presences() {}

  /** 1 where a class of {@link Regions} makes a presence hold: [R, Y]. */
  static float[][] groups() {
    ThingKind[] kinds = ThingKind.values();
    int colours = Colour.values().length;
    float[][] groups = new float[Regions.CLASSES][COUNT];
    for (int r = 0; r < Regions.CLASSES; r++) {
      for (int y = 0; y < COUNT; y++) {
        groups[r][y] = Presence.ALL.get(y).holdsWith(kinds[r / colours]) ? 1 : 0;
      }
    }
    return groups;
  }

  /** Writes 1, 0, or -1 for not known, for each presence from {@code offset} on. */
  static void mark(Map<Presence, Boolean> known, float[] labels, int offset) {
    for (int y = 0; y < COUNT; y++) {
      Boolean shown = known.get(Presence.ALL.get(y));
      labels[offset + y] = shown == null ? -1 : shown ? 1 : 0;
    }
  }
}
