package io.vigil.model.world.random;

/**
 * Counter-based random numbers: the value at a counter is a hash of seed and counter, so that any
 * position can be computed alone. The mixing function is SplitMix64's (Steele, Lea, Flood 2014).
 */
public final class Hash {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private Hash() {}

  /** The hash of one value: 64 well-mixed bits. */
  public static long of(long value) {
    long z = value + GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The hash of a seed and a counter. */
  public static long of(long seed, long counter) {
    return of(seed ^ (counter * GAMMA + 0x632be59bd9b4e019L));
  }

  /** The hash of a seed and two counters. */
  public static long of(long seed, long first, long second) {
    return of(of(seed, first), second);
  }

  /** A number in [0, 1) at a counter. */
  public static double unit(long seed, long counter) {
    return (of(seed, counter) >>> 11) * 0x1p-53;
  }

  /** A number in [-1, 1) at a counter. */
  public static double signed(long seed, long counter) {
    return (of(seed, counter) >> 11) * 0x1p-52;
  }

  /** A number in [low, high) at a counter. */
  public static double between(long seed, long counter, double low, double high) {
    return low + (high - low) * unit(seed, counter);
  }
}
