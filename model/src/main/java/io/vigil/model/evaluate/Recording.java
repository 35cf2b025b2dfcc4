package io.vigil.model.evaluate;

import io.vigil.model.inference.FusionOutput;
import io.vigil.model.world.Camera;
import io.vigil.model.world.Truth;
import io.vigil.model.world.TruthEvent;
import java.util.List;

/**
 * What a model said of a simulated camera's first seconds, and where the truth of it is.
 *
 * @param camera the truth
 * @param outputs one for each slot from the first on: entry i is the window that ends with slot i
 */
public record Recording(Camera camera, List<FusionOutput> outputs) {

  /** Length of a slot, in seconds. */
  public static final double SLOT = 0.5;

  /** Length of a window, in seconds. */
  static final double WINDOW = Truth.WINDOW;

  /** Seconds played. */
  public double seconds() {
    return outputs.size() * SLOT;
  }

  /** The true events that begin in the seconds played. */
  public List<TruthEvent> truth() {
    return camera.eventsIn(0, seconds()).stream().filter(e -> e.start() < seconds()).toList();
  }
}
