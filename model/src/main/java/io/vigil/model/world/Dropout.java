package io.vigil.model.world;

import io.vigil.model.world.random.Hash;

/** Lost sound: all zeros, or, in one of three, zeros broken by scraps of what should be heard. */
final class Dropout {
  private static final double PERIOD = 0.2;

  private Dropout() {}

  /** Whether the microphone gives zeros at a time after the fault's start. */
  static boolean isSilent(long seed, double seconds) {
    if (Hash.unit(seed, 1) < 2.0 / 3) {
      return true;
    }
    long period = (long) (seconds / PERIOD);
    double within = seconds - period * PERIOD;
    return within > Hash.between(seed, 10 + period, 0, 0.06);
  }
}
