package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Music: a plucked melody in a five-tone scale over a bass and changing chords. */
public final class Music implements Voice {
  private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16};
  private static final int[] ROOTS = {0, 5, 7, -3};
  private static final float[] PLUCKED = {0.55f, 0.25f, 0.16f, 0.08f, 0.05f};
  private static final float[] BASS = {0.6f, 0.3f, 0.1f};
  private static final int RINGING = 5;

  /** Creates the voice. */
  public Music() {}

  @Override
  public void add(Take take) {
    long seed = take.seed();
    double tonic = Hash.between(seed, 1, 180, 290);
    long step = Take.samples(Hash.between(seed, 2, 0.19, 0.32));
    long last = Math.min(take.length(), take.first() + take.out().length) / step;
    for (long k = Math.max(0, take.first() / step - 2 * RINGING); k <= last; k++) {
      long beat = Hash.of(seed, k + 10);
      int root = ROOTS[(int) (k / 8 % ROOTS.length)];
      if (k % 2 == 0 || Hash.unit(beat, 1) < 0.65) {
        int tone = SCALE[(int) (Hash.unit(beat, 2) * SCALE.length)];
        note(take, k * step, RINGING * step, pitch(tonic, tone), PLUCKED, 0.45);
      }
      if (k % 4 == 0) {
        note(take, k * step, RINGING * step, pitch(tonic, root - 12), BASS, 0.5);
        note(take, k * step, 2 * RINGING * step, pitch(tonic, root + 4), PLUCKED, 0.2);
        note(take, k * step, 2 * RINGING * step, pitch(tonic, root + 7), PLUCKED, 0.2);
      }
    }
  }

  private static void note(
      Take take, long onset, long length, double pitch, float[] harmonics, double gain) {
    new Tone(onset, length, pitch, 0, harmonics, 0.006, 0.4).add(take, gain);
  }

  private static double pitch(double tonic, int semitones) {
    return tonic * Math.pow(2, semitones / 12.0);
  }
}
