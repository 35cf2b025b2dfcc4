package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Breaking glass: a crash, then splinters that ring high and fall for half a second. */
public final class Glass implements Voice {
  private static final int SPLINTERS = 26;
  private static final float[] PURE = {1};

  /** Creates the voice. */
  public Glass() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    new Hiss(0, Take.samples(0.4), 4200, 5000, 0.07).add(take, 1.1, seed);
    new Hiss(Take.samples(0.11), Take.samples(0.4), 5200, 4000, 0.09).add(take, 0.7, seed + 1);
    for (int i = 0; i < SPLINTERS; i++) {
      long splinter = Hash.of(seed, i + 10);
      double late = i < 5 ? 0 : 0.5 * Hash.unit(splinter, 1);
      double pitch = Hash.between(splinter, 2, 2200, 7200);
      double decay = Hash.between(splinter, 3, 0.04, 0.16);
      new Tone(Take.samples(late), Take.samples(5 * decay), pitch, 0, PURE, 0.001, decay)
          .add(take, 0.16);
    }
  }
}
