package io.vigil.model.evaluate;

import io.vigil.model.bundle.EventRate;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the events of each type are found that there were any of.
 *
 * @param condition of the recordings
 * @param aim the F1 that each type should reach
 */
record TypeMeasure(Condition condition, double aim) implements ConditionMeasure {

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    List<Figure> figures = new ArrayList<>();
    for (int e = 0; e < played.manifest().eventTypes().size(); e++) {
      // Of what was not there to be found, no figure is better than a perfect one.
      if (MeanF1.sum(set.scores(), e).wanted() > 0) {
        figures.add(figure(played, set, e));
      }
    }
    return figures;
  }

  private Figure figure(Played played, TestSet set, int type) {
    String name = played.manifest().eventTypes().get(type).name();
    List<Hits> hits = set.scores().stream().map(s -> s.get(type).counts()).toList();
    Hits sum = Hits.sum(hits);
    return Figure.of(set.name(EventRate.F1.figure(name)), Estimate.ofHits(hits, Hits::f1))
        .atLeast(aim)
        .with("chance", MeanF1.sum(set.chanceScores(), type).f1())
        .with(Beside.senses(played, condition, s -> MeanF1.sum(s.scores(), type).f1()))
        .with("precision", sum.precision())
        .with("recall", sum.recall())
        .with("onsetError", onsetError(set, type))
        .with("truth", sum.wanted())
        .with("found", sum.told());
  }

  private static double onsetError(TestSet set, int type) {
    return EventMeasure.onsetError(
        IntStream.range(0, set.scores().size())
            .mapToObj(r -> List.of(set.scores().get(r).get(type)))
            .toList());
  }
}
