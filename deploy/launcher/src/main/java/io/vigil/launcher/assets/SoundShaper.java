package io.vigil.launcher.assets;

import java.util.Arrays;

/** Trims and levels sounds, 16 kHz mono. */
final class SoundShaper {
  /** Longest sound of a pack, samples. */
  static final int LONGEST = 20 * 16_000;

  private static final int BLOCK = 320;
  private static final double SILENCE = Math.pow(10, -45 / 20.0);
  private static final double PEAK = Math.pow(10, -3 / 20.0) * Short.MAX_VALUE;
  private static final int LEAST_PEAK = 60;
  private static final int SHORTEST = 1_600;

  private SoundShaper() {}

  /** Without silence at its ends, its peak at -3 dB of full scale; empty if nothing is heard. */
  static short[] shape(short[] sound) {
    int peak = peak(sound);
    if (peak < LEAST_PEAK) {
      return new short[0];
    }
    short[] trimmed = trim(sound, SILENCE * peak);
    if (trimmed.length < SHORTEST) {
      trimmed = Arrays.copyOf(trimmed, SHORTEST);
    }
    short[] cut = trimmed.length > LONGEST ? Arrays.copyOf(trimmed, LONGEST) : trimmed;
    double gain = PEAK / peak(cut);
    short[] level = new short[cut.length];
    for (int i = 0; i < level.length; i++) {
      level[i] = (short) Math.round(cut[i] * gain);
    }
    return level;
  }

  private static int peak(short[] sound) {
    int peak = 0;
    for (short sample : sound) {
      peak = Math.max(peak, Math.abs((int) sample));
    }
    return peak;
  }

  /** One block of 20 ms is kept on each side of what is heard. */
  private static short[] trim(short[] sound, double threshold) {
    int blocks = (sound.length + BLOCK - 1) / BLOCK;
    int first = 0;
    while (first < blocks && quiet(sound, first, threshold)) {
      first++;
    }
    int last = blocks - 1;
    while (last > first && quiet(sound, last, threshold)) {
      last--;
    }
    int from = Math.max(0, first - 1) * BLOCK;
    return Arrays.copyOfRange(
        sound, from, Math.max(from, Math.min(sound.length, (last + 2) * BLOCK)));
  }

  private static boolean quiet(short[] sound, int block, double threshold) {
    double sum = 0;
    int end = Math.min(sound.length, (block + 1) * BLOCK);
    for (int i = block * BLOCK; i < end; i++) {
      sum += (double) sound[i] * sound[i];
    }
    return Math.sqrt(sum / (end - block * BLOCK)) < threshold;
  }
}
