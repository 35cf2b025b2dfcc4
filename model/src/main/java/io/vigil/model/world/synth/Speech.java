package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Speech-like babble: syllables of vowels and hisses, in phrases with short pauses. */
public final class Speech implements Voice {
  private static final double[][] VOWELS = {
    {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240},
    {530, 1840, 2480}, {570, 840, 2410}, {490, 1350, 1690}
  };
  private static final int SYLLABLES_IN_PHRASE = 9;

  /** Creates the voice. */
  public Speech() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    boolean isLow = Hash.unit(seed, 1) < 0.5;
    double base = isLow ? Hash.between(seed, 2, 95, 140) : Hash.between(seed, 2, 175, 240);
    double size = isLow ? 1 : 1.15;
    long step = Take.samples(Hash.between(seed, 3, 0.17, 0.23));
    long last = Math.min(take.length(), take.first() + take.out().length) / step;
    for (long k = Math.max(0, take.first() / step - 1); k <= last; k++) {
      long inPhrase = k % SYLLABLES_IN_PHRASE;
      if (inPhrase < SYLLABLES_IN_PHRASE - 1) {
        syllable(
            take, Hash.of(seed, k + 10), k * step, step, base * (1.12 - 0.03 * inPhrase), size);
      }
    }
  }

  private static void syllable(
      Take take, long seed, long onset, long step, double pitch, double size) {
    double[] vowel = VOWELS[(int) (Hash.unit(seed, 1) * VOWELS.length)];
    double f0 = pitch * Hash.between(seed, 2, 0.92, 1.08);
    float[] harmonics = Tone.throat(f0, 3800, vowel[0] * size, vowel[1] * size, vowel[2] * size);
    long length = (long) (step * Hash.between(seed, 3, 0.75, 0.98));
    double arc = f0 * Hash.between(seed, 4, -0.05, 0.15);
    new Tone(onset, length, f0, arc, harmonics, 0.03, 0).add(take, Hash.between(seed, 5, 0.7, 1));
    if (Hash.unit(seed, 6) < 0.6) {
      double centre = Hash.between(seed, 7, 2500, 5200);
      new Hiss(onset, Take.samples(0.06), centre, 2400, 0.03).add(take, 0.35, seed);
    }
  }
}
