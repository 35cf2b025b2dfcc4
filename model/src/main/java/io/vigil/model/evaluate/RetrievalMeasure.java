package io.vigil.model.evaluate;

import io.vigil.model.evaluate.Retrieval.Moment;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import java.util.List;

/**
 * How often a sentence finds the moment that it was written of.
 *
 * @param condition of the recordings
 * @param aim whether there is a target
 */
record RetrievalMeasure(Condition condition, boolean aim) implements ConditionMeasure {

  private static final double AIM = 0.6;

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    Retrieval retrieval = new Retrieval(set.recordings(), facts -> true);
    List<Tally> found = search(retrieval, played, set);
    return List.of(
        Figure.of(set.name("retrieval R@1 of 100, text to moment"), Estimate.mean(found))
            .atLeast(aim ? AIM : 0)
            .with("chance", retrieval.chance())
            .with(Beside.senses(played, condition, s -> Tally.mean(search(retrieval, played, s))))
            .with("queries", Tally.count(found)));
  }

  private static List<Tally> search(Retrieval retrieval, Played played, TestSet set) {
    return retrieval.search(
        gallery -> played.inference().encodeText(gallery.stream().map(Moment::caption).toList()),
        Retrieval.fused(set.recordings()));
  }
}
