package io.vigil.model.world.random;

import java.util.List;

/**
 * A sequence of throws from a seed, for writing scripts in order. Not safe for use by several
 * threads.
 */
public final class Dice {
  private final long seed;
  private long counter;

  /** Starts the sequence of a seed. */
  public Dice(long seed) {
    this.seed = seed;
  }

  /** The next 64 bits. */
  public long bits() {
    return Hash.of(seed, counter++);
  }

  /** A number in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
  }

  /** An integer in [0, bound). */
  public int below(int bound) {
    return (int) Math.floorMod(bits() >>> 1, (long) bound);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return between(0, 1) < probability;
  }

  /** One of the members, all equally likely. */
  public <T> T pick(List<T> members) {
    return members.get(below(members.size()));
  }

  /** The index of a weight, drawn in proportion to the weights. */
  public int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = between(0, total);
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
