package io.vigil.model.evaluate.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A measured value with its confidence interval of 95 percent.
 *
 * @param value as measured
 * @param low end of the interval
 * @param high end of the interval
 */
public record Estimate(double value, double low, double high) {

  private static final long SEED = 1;

  /**
   * A statistic of independent parts, the interval by bootstrap over the parts.
   *
   * @param parts without any, value and interval are the statistic of nothing
   */
  public static <T> Estimate of(List<T> parts, ToDoubleFunction<List<T>> statistic) {
    return Bootstrap.of(parts, statistic, SEED);
  }

  /**
   * A share of the hits in all parts, such as {@link Hits#f1}; parts in which nothing was told and
   * nothing is so have no say.
   */
  public static Estimate ofHits(List<Hits> parts, ToDoubleFunction<Hits> share) {
    return of(
        parts.stream().filter(hits -> hits.told() + hits.wanted() > 0).toList(),
        some -> share.applyAsDouble(Hits.sum(some)));
  }

  /** The mean of tallies; parts that count nothing have no say. */
  public static Estimate mean(List<Tally> parts) {
    return of(parts.stream().filter(tally -> tally.count() > 0).toList(), Tally::mean);
  }

  /** A statistic of some parts less the same of others; the two were drawn independently. */
  public static <T> Estimate difference(
      List<T> some, List<T> others, ToDoubleFunction<List<T>> statistic) {
    return Bootstrap.difference(some, others, statistic, SEED);
  }

  /**
   * How often something happens in a unit of time, with the exact interval of a Poisson count
   * (Garwood 1936), which is honest also where nothing happened.
   *
   * @param count how often it happened
   * @param exposure for how long it could happen, above 0
   */
  public static Estimate rate(int count, double exposure) {
    double low = count == 0 ? 0 : Poisson.meanWhere(count - 1, 0.975);
    double high = Poisson.meanWhere(count, 0.025);
    return new Estimate(count / exposure, low / exposure, high / exposure);
  }
}
