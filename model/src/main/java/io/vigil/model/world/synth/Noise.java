package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Noise as a function of position. */
public final class Noise {
  private Noise() {}

  /** White noise in [-1, 1). */
  public static float white(long seed, long position) {
    return (float) Hash.signed(seed, position);
  }

  /** Noise in [-1, 1) with a band from 0 to about half the given rate, in hertz. */
  public static float slow(long seed, long position, double rate) {
    double at = position * rate / Take.RATE;
    long cell = (long) Math.floor(at);
    double part = at - cell;
    // A smooth step: no corner at the cells' borders.
    part = part * part * (3 - 2 * part);
    return (float) (Hash.signed(seed, cell) * (1 - part) + Hash.signed(seed, cell + 1) * part);
  }

  /** Noise around a frequency, as wide as the given band, in hertz. */
  static float band(long seed, long position, double centre, double width) {
    return slow(seed, position, width) * Sine.turns(centre * position / Take.RATE);
  }
}
