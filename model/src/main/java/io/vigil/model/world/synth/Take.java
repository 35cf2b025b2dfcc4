package io.vigil.model.world.synth;

/**
 * The part of a sound that is wanted now.
 *
 * @param out receives the samples, added to what it holds
 * @param first the position of the first sample of {@code out}, counted from the sound's onset; may
 *     be negative
 * @param length of the whole sound, in samples
 * @param gain factor on everything
 * @param seed chooses the voice's details
 */
public record Take(float[] out, long first, long length, double gain, long seed) {
  /** Samples a second. */
  public static final int RATE = 16_000;

  /** The same part, as a list of places to write. */
  int from(long onset) {
    return (int) Math.max(0, Math.min(out.length, onset - first));
  }

  /** The index after the last place of a piece that ends at a position, within the sound. */
  int to(long end) {
    return (int) Math.max(0, Math.min(out.length, Math.min(end, length) - first));
  }

  /** Seconds to samples. */
  static long samples(double seconds) {
    return Math.round(seconds * RATE);
  }
}
