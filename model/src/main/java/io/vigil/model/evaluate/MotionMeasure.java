package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import java.util.List;
import java.util.function.IntPredicate;

/** What seeing motion is worth: the motion types' F1 with and without the sketches. */
final class MotionMeasure implements Measure {

  private static final double AIM = 0.9;

  @Override
  public List<Figure> measure(Played played) {
    IntPredicate motion = e -> played.manifest().eventTypes().get(e).name().startsWith("motion.");
    TestSet set = played.of(Condition.TEST);
    return List.of(
        Figure.of("event F1, motion types", Estimate.of(set.scores(), s -> MeanF1.of(s, motion)))
            .atLeast(AIM)
            .with("chance", MeanF1.of(set.chanceScores(), motion))
            .with("still", MeanF1.of(played.of(Condition.STILL).scores(), motion))
            .with(Beside.senses(played, Condition.TEST, s -> MeanF1.of(s.scores(), motion))));
  }
}
