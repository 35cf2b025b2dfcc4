package io.vigil.model.evaluate.metric;

import java.util.Comparator;
import java.util.List;

/**
 * Average precision: the sum of precision over the ranks, weighted by how much recall each rank
 * gains; the step-wise area under the curve of precision over recall, without interpolation. Equal
 * scores share one rank. Guessing gives the share of those that are so.
 */
public final class AveragePrecision {

  private AveragePrecision() {}

  /**
   * One scored case.
   *
   * @param score higher is surer
   * @param truth whether it is so
   */
  public record Case(double score, boolean truth) {}

  /** Of all cases; 0 where none is so. */
  public static double of(List<Case> cases) {
    return of(cases, 1);
  }

  /**
   * The same where more than half are so, which would make guessing good: those weigh less, so that
   * guessing gives a half.
   */
  public static double atMostHalf(List<Case> cases) {
    return of(cases, weight(cases));
  }

  /** What guessing gives where those that are so weigh at most half. */
  public static double chance(List<Case> cases) {
    long so = cases.stream().filter(Case::truth).count();
    return cases.isEmpty() ? 0 : Math.min(0.5, (double) so / cases.size());
  }

  private static double weight(List<Case> cases) {
    double so = cases.stream().filter(Case::truth).count();
    return so == 0 ? 1 : Math.min(1, (cases.size() - so) / so);
  }

  private static double of(List<Case> cases, double weight) {
    List<Case> ranked =
        cases.stream().sorted(Comparator.comparingDouble(Case::score).reversed()).toList();
    double wanted = weight * cases.stream().filter(Case::truth).count();
    double sum = 0;
    double hits = 0;
    double before = 0;
    double told = 0;
    for (int i = 0; i < ranked.size(); i++) {
      boolean so = ranked.get(i).truth();
      hits += so ? weight : 0;
      told += so ? weight : 1;
      boolean tied = i + 1 < ranked.size() && ranked.get(i + 1).score() == ranked.get(i).score();
      if (!tied && hits > before) {
        sum += (hits - before) * hits / told;
        before = hits;
      }
    }
    return wanted == 0 ? 0 : sum / wanted;
  }
}
