package io.vigil.model.evaluate.metric;

import java.util.Collection;

/**
 * A sum of scores and how many there were, such as right answers of all.
 *
 * @param sum of the scores
 * @param count of them
 */
public record Tally(double sum, int count) {

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0);

  /** The mean of all together; 0 where there are none. */
  public static double mean(Collection<Tally> all) {
    Tally total = all.stream().reduce(NONE, Tally::plus);
    return total.count == 0 ? 0 : total.sum / total.count;
  }

  /** How many there are in all. */
  public static int count(Collection<Tally> all) {
    return all.stream().mapToInt(Tally::count).sum();
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(sum + other.sum, count + other.count);
  }

  /** With one more. */
  public Tally plus(boolean right) {
    return new Tally(sum + (right ? 1 : 0), count + 1);
  }
}
