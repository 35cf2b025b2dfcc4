package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** A baby's cries: long high wails that rise and fall, with a breath between. */
public final class Crying implements Voice {
  /** Creates the voice. */
  public Crying() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double base = Hash.between(seed, 1, 360, 470);
    long step = Take.samples(Hash.between(seed, 2, 0.95, 1.25));
    long last = Math.min(take.length(), take.first() + take.out().length) / step;
    for (long k = Math.max(0, take.first() / step - 1); k <= last; k++) {
      long cry = Hash.of(seed, k + 10);
      double pitch = base * Hash.between(cry, 1, 0.93, 1.07);
      long length = (long) (step * Hash.between(cry, 2, 0.72, 0.86));
      float[] harmonics = Tone.throat(pitch, 5500, 1150, 3300, 4700);
      double arc = pitch * Hash.between(cry, 3, 0.15, 0.4);
      new Tone(k * step, length, pitch, arc, harmonics, 0.08, 0).add(take, 1);
      new Hiss(k * step + length, Take.samples(0.12), 2200, 1800, 0.06).add(take, 0.15, cry);
    }
  }
}
