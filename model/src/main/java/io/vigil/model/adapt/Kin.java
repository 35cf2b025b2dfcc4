package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.world.EventTypes;
import java.util.List;

/**
 * Which of the bundle's own event types a class's films set off: where one of them holds in the
 * simulated world, it is unknown whether the class does. A user's dog barks, and so does the
 * simulated one, which must not teach that barking is no dog.
 */
final class Kin {

  /** Mean probability over a class's windows from which a type is its kin. */
  private static final double NEAR = 0.15;

  /** Slots for which a sound is still within the windows. */
  private static final int AFTER = 8;

  private final BundleManifest manifest;
  private final double[][] sums;
  private final int[] counts;

  /** For a bundle and K classes. */
  Kin(BundleManifest manifest, int classes) {
    this.manifest = manifest;
    this.sums = new double[classes][EventTypes.ALL.size()];
    this.counts = new int[classes];
  }

  /** Takes in what the bundle said of windows in which a class holds. */
  void add(int type, List<FusionOutput> outputs) {
    int events = manifest.eventTypes().size();
    int newest = (manifest.slots() - 1) * events;
    for (FusionOutput output : outputs) {
      for (int e = 0; e < events; e++) {
        int own = EventTypes.ALL.indexOf(manifest.eventTypes().get(e).name());
        if (own >= 0) {
          sums[type][own] += output.eventProbabilities()[newest + e];
        }
      }
      counts[type]++;
    }
  }

  boolean isKin(int type, int own) {
    return counts[type] > 0 && sums[type][own] / counts[type] >= NEAR;
  }

  /**
   * The truth of a slot of the simulated world [K]: 0, or -1 where a kin type holds or just did.
   */
  float[] truth(boolean[][] labels, int slot) {
    float[] truth = new float[sums.length];
    for (int type = 0; type < truth.length; type++) {
      for (int k = Math.max(0, slot - AFTER); k <= slot; k++) {
        for (int own = 0; own < labels[k].length; own++) {
          if (labels[k][own] && isKin(type, own)) {
            truth[type] = -1;
          }
        }
      }
    }
    return truth;
  }
}
