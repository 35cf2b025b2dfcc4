package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Rain: a bright hiss that breathes, and drops that tick. */
public final class Rain implements Voice {
  private static final long CELL = 48;
  private static final double FADE = 0.4;

  /** Creates the voice. */
  public Rain() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double density = Hash.between(seed, 1, 0.06, 0.2);
    int to = take.to(take.length());
    for (int i = take.from(0); i < to; i++) {
      long position = take.first() + i;
      float bright = Noise.white(seed, position) - 0.45f * Noise.white(seed, position - 1);
      float breath = 0.8f + 0.2f * Noise.slow(seed + 1, position, 6);
      double t = (double) position / Take.RATE;
      double left = (double) (take.length() - position) / Take.RATE;
      double fade = Math.min(1, Math.min(0.25 + t / FADE, left / FADE));
      double sample = 0.3 * bright * breath + drop(seed, position, density);
      take.out()[i] += (float) (take.gain() * fade * sample);
    }
  }

  /** At most one drop begins in each cell of three milliseconds; it ticks within it. */
  private static double drop(long seed, long position, double density) {
    long cell = Hash.of(seed + 2, position / CELL);
    if ((cell >>> 40) * 0x1p-24 >= density) {
      return 0;
    }
    double within = position % CELL;
    double frequency = 2500 + (cell & 0xfff);
    return 0.8 * Math.exp(-within / 9) * Sine.turns(frequency * within / Take.RATE);
  }
}
