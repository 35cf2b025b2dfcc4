package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Knocks on wood: dull thumps with a click, evenly spaced. */
public final class Knock implements Voice {
  private static final float[] WOOD = {0.8f, 0.35f, 0.2f};

  /** Creates the voice. */
  public Knock() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double pitch = Hash.between(seed, 1, 130, 260);
    long step = Take.samples(Hash.between(seed, 2, 0.18, 0.26));
    for (long k = 0; (k + 1) * step <= take.length(); k++) {
      double strength = Hash.between(seed, 10 + k, 0.75, 1);
      new Tone(k * step, Take.samples(0.16), pitch, 0, WOOD, 0.002, 0.035).add(take, strength);
      new Hiss(k * step, Take.samples(0.03), 1600, 2600, 0.006).add(take, strength, seed + k);
    }
  }
}
