package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** A running engine: many harmonics of a low, wandering pitch, and its rattle. */
public final class Engine implements Voice {
  private static final int HARMONICS = 22;
  private static final double FADE = 0.5;

  /** Creates the voice. */
  public Engine() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double pitch = Hash.between(seed, 1, 32, 62);
    double wander = Hash.between(seed, 2, 0.25, 0.7);
    double body = Hash.between(seed, 3, 110, 320);
    float[] harmonics = new float[HARMONICS];
    double power = 0;
    for (int k = 0; k < HARMONICS; k++) {
      double off = ((k + 1) * pitch - body) / body;
      harmonics[k] =
          (float) (Hash.between(seed, 20 + k, 0.4, 1) / (1 + 2 * off * off) / Math.sqrt(k + 1));
      power += harmonics[k] * harmonics[k];
    }
    double scale = take.gain() / (2.7 * Math.sqrt(power));
    int to = take.to(take.length());
    for (int i = take.from(0); i < to; i++) {
      long position = take.first() + i;
      double t = (double) position / Take.RATE;
      double turns = pitch * t + pitch * 0.12 / wander * Sine.turns(wander * t);
      float sum = 0;
      for (int k = 0; k < HARMONICS; k++) {
        sum += harmonics[k] * Sine.turns((k + 1) * turns);
      }
      float rattle = Noise.slow(seed, position, 2500) * (0.6f + 0.4f * Sine.turns(turns));
      double left = (double) (take.length() - position) / Take.RATE;
      double fade = Math.min(1, Math.min(0.2 + t / FADE, left / FADE));
      take.out()[i] += (float) (scale * fade * (sum + 0.35 * Math.sqrt(power) * rattle));
    }
  }
}
