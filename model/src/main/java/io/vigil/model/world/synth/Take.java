package io.vigil.model.world.synth;

/** The part of a sound that is wanted now: where to write, and which part of which sound it is. */
public final class Take {
  /** Samples a second. */
  public static final int RATE = 16_000;

  private final float[] out;
  private final long first;
  private final long length;
  private final double gain;
  private final long seed;

  /**
   * Asks for a part.
   *
   * @param out receives the samples, added to what it holds
   * @param first the position of the first sample of {@code out}, counted from the sound's onset;
   *     may be negative
   * @param length of the whole sound, in samples
   * @param gain factor on everything
   * @param seed chooses the voice's details
   */
  public Take(float[] out, long first, long length, double gain, long seed) {
    this.out = out;
    this.first = first;
    this.length = length;
    this.gain = gain;
    this.seed = seed;
  }

  /** Where the samples go. */
  float[] out() {
    return out;
  }

  /** The position of the first sample, counted from the sound's onset. */
  long first() {
    return first;
  }

  /** The length of the whole sound, in samples. */
  long length() {
    return length;
  }

  /** The factor on everything. */
  double gain() {
    return gain;
  }

  /** The seed of the voice's details. */
  long seed() {
    return seed;
  }

  /** The index of the first place at or after a position. */
  int from(long position) {
    return (int) Math.max(0, Math.min(out.length, position - first));
  }

  /** The index after the last place before a position and before the sound's end. */
  int to(long position) {
    return (int) Math.max(0, Math.min(out.length, Math.min(position, length) - first));
  }

  /** Seconds to samples. */
  static long samples(double seconds) {
    return Math.round(seconds * RATE);
  }
}
