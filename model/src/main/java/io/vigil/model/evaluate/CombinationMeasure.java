package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.List;

/**
 * How much worse it gets with combinations that training never showed: a kind with a colour, a
 * sound with a kind.
 */
final class CombinationMeasure implements Measure {

  private static final double AIM = 0.1;

  @Override
  public List<Figure> measure(Played played) {
    TestSet seen = played.of(Condition.TEST);
    TestSet unseen = played.of(Condition.COMBINATIONS);
    if (unseen.isEmpty()) {
      return List.of();
    }
    return List.of(
        figure("event F1", Estimate.difference(seen.scores(), unseen.scores(), MeanF1::of)),
        figure(
            "caption fact precision",
            Estimate.difference(facts(seen), facts(unseen), some -> Hits.sum(some).precision())),
        figure(
            "caption fact recall",
            Estimate.difference(facts(seen), facts(unseen), some -> Hits.sum(some).recall())));
  }

  private static Figure figure(String of, Estimate difference) {
    return Figure.of("combinations never seen, loss of " + of, difference).atMost(AIM);
  }

  private static List<Hits> facts(TestSet set) {
    return FactMeasure.hits(set.captions().judged(), atom -> true);
  }
}
