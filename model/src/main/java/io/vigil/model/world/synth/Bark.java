package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** A dog's barks: short, rough, falling; sometimes two close together. */
public final class Bark implements Voice {
  /** Creates the voice. */
  public Bark() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double base = Hash.between(seed, 1, 210, 430);
    long step = Take.samples(Hash.between(seed, 2, 0.42, 0.68));
    long last = Math.min(take.length(), take.first() + take.out().length) / step;
    for (long k = Math.max(0, take.first() / step - 1); k <= last; k++) {
      long bark = Hash.of(seed, k + 10);
      one(take, bark, k * step, base);
      if (Hash.unit(bark, 9) < 0.25) {
        one(take, bark + 1, k * step + Take.samples(0.21), base * 1.05);
      }
    }
  }

  private static void one(Take take, long seed, long onset, double base) {
    double pitch = base * Hash.between(seed, 1, 0.9, 1.1);
    long length = Take.samples(Hash.between(seed, 2, 0.14, 0.2));
    float[] harmonics = Tone.throat(pitch, 3600, 2.4 * base, 1500, 2600);
    new Tone(onset, length, pitch, 0.7 * pitch, harmonics, 0.012, 0.16).add(take, 1);
    new Hiss(onset, length, 1300, 2000, 0.05).add(take, 0.8, seed);
  }
}
