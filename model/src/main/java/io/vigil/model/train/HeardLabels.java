package io.vigil.model.train;

import io.vigil.model.world.Camera;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.TruthEvent;
import java.util.List;

/** What is heard in each quarter second: teaches the encoder of sound directly. */
final class HeardLabels {

  private static final String PREFIX = "sound.";
  private static final double QUARTER = 0.25;

  /** The event types that are heard alone. */
  static final List<String> TYPES =
      EventTypes.ALL.stream().filter(t -> t.startsWith(PREFIX)).toList();

  private HeardLabels() {}

  /**
   * Labels of {@code quarters} quarter seconds from a time on: [quarters, TYPES]; -1 where unknown.
   */
  static float[] of(Camera camera, double start, int quarters) {
    float[] labels = new float[quarters * TYPES.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = camera.knows(TYPES.get(i % TYPES.size())) ? 0 : -1;
    }
    for (TruthEvent event : camera.eventsIn(start, start + quarters * QUARTER)) {
      int type = TYPES.indexOf(event.type());
      for (int q = 0; type >= 0 && q < quarters; q++) {
        double from = start + q * QUARTER;
        if (event.overlap(from, from + QUARTER) >= 0.4 * QUARTER) {
          labels[q * TYPES.size() + type] = 1;
        }
      }
    }
    return labels;
  }
}
