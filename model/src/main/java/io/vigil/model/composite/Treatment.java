package io.vigil.model.composite;

import io.vigil.model.world.SceneSound;
import io.vigil.model.world.random.Hash;

/**
 * How a recording is varied, so that a few go further and nobody learns them by how they were made:
 * another speed (and with it pitch), another tone, another band, a room. Nothing of it is heard
 * before its cause, so onsets stay where they are. All drawn by a seed.
 *
 * @param speed at which it is played; times in a recording are divided by it
 * @param low factor on what is below 1 kHz
 * @param high factor on what is above 1 kHz
 * @param rumble below this it fades, Hz; 0 for nowhere
 * @param band above this there is nothing, Hz; 0 for nowhere
 * @param room level of the reverberation; 0 for none
 * @param decay time in which the reverberation fades by 60 dB, seconds
 */
record Treatment(
    double speed, float low, float high, double rumble, double band, float room, double decay) {
  private static final int RATE = SceneSound.SAMPLE_RATE;

  /** As recorded. */
  static final Treatment NONE = new Treatment(1, 1, 1, 0, 0, 0, 0);

  private static final double SLOWEST = 0.85;
  private static final double FASTEST = 1.18;

  /** How much is cut above 3.7 kHz: some sets were recorded at 8 kHz. */
  private static final double TELEPHONE = 0.4;

  private static final double TELEPHONE_BAND = 3_700;
  private static final double BANDED = 0.25;
  private static final double TILTED = 0.6;
  private static final double THIN = 0.3;
  private static final double ROOMY = 0.35;
  private static final double SPLIT_HZ = 1_000;

  /** Delays of the reverberation, in samples: all primes, so that they never meet. */
  private static final int[] COMBS = {419, 521, 661, 769};

  /** The treatment that a seed draws. */
  static Treatment draw(long seed) {
    boolean tilted = Hash.unit(seed, 111) < TILTED;
    double which = Hash.unit(seed, 112);
    double band =
        which < TELEPHONE
            ? TELEPHONE_BAND
            : which < TELEPHONE + BANDED ? Hash.between(seed, 113, 2_500, 7_400) : 0;
    return new Treatment(
        Hash.between(seed, 110, SLOWEST, FASTEST),
        tilted ? level(seed, 114) : 1,
        tilted ? level(seed, 115) : 1,
        Hash.unit(seed, 116) < THIN ? Hash.between(seed, 117, 60, 320) : 0,
        band,
        Hash.unit(seed, 118) < ROOMY ? (float) Hash.between(seed, 119, 0.05, 0.3) : 0,
        Hash.between(seed, 120, 0.1, 0.28));
  }

  /** Up to 6 dB more or less. */
  private static float level(long seed, long counter) {
    return (float) Math.pow(10, Hash.between(seed, counter, -6, 6) / 20);
  }

  /** The value of a recording between its samples, by a cubic through the four next to it. */
  static float at(short[] samples, double position) {
    int i = (int) position;
    float t = (float) (position - i);
    float a = value(samples, i - 1);
    float b = value(samples, i);
    float c = value(samples, i + 1);
    float d = value(samples, i + 2);
    return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  private static float value(short[] samples, int i) {
    return samples[Math.max(0, Math.min(samples.length - 1, i))] / 32768f;
  }

  /** Another tone, band and room for a sound that is played at its speed; as loud as before. */
  float[] colour(float[] sound) {
    float[] out = band > 0 ? LowPass.below(band, sound) : sound.clone();
    if (low != 1 || high != 1) {
      tilt(out);
    }
    if (rumble > 0) {
      thin(out);
    }
    if (room > 0) {
      reverberate(out);
    }
    double ratio = energy(sound) / Math.max(1e-12, energy(out));
    float gain = (float) Math.min(4, Math.sqrt(ratio));
    for (int i = 0; i < out.length; i++) {
      out[i] *= gain;
    }
    return out;
  }

  private void tilt(float[] out) {
    float share = share(SPLIT_HZ);
    float below = 0;
    for (int i = 0; i < out.length; i++) {
      below += share * (out[i] - below);
      out[i] = low * below + high * (out[i] - below);
    }
  }

  private void thin(float[] out) {
    float share = share(rumble);
    float below = 0;
    for (int i = 0; i < out.length; i++) {
      below += share * (out[i] - below);
      out[i] -= below;
    }
  }

  private static float share(double hertz) {
    return (float) (1 - Math.exp(-2 * Math.PI * hertz / RATE));
  }

  /** Four feedback combs side by side (Schroeder 1962). */
  private void reverberate(float[] out) {
    float[] dry = out.clone();
    for (int delay : COMBS) {
      float feedback = (float) Math.pow(10, -3.0 * delay / (decay * RATE));
      float[] line = new float[delay];
      for (int i = 0; i < out.length; i++) {
        float echo = line[i % delay];
        line[i % delay] = dry[i] + feedback * echo;
        out[i] += room * feedback * echo;
      }
    }
  }

  private static double energy(float[] sound) {
    double sum = 0;
    for (float value : sound) {
      sum += (double) value * value;
    }
    return sum;
  }
}
