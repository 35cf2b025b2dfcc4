package io.vigil.model.evaluate;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What seeing motion is worth: the motion types' F1 with and without the sketches. */
final class MotionMeasure implements Measure {

  @Override
  public List<Figure> measure(Played played) {
    IntPredicate motion = e -> played.manifest().eventTypes().get(e).name().startsWith("motion.");
    TestSet still = played.of(Condition.STILL);
    Map<String, Object> detail = still.counts();
    detail.put("still", MeanF1.of(still.scores(), motion));
    double seen = MeanF1.of(played.of(Condition.TEST).scores(), motion);
    return List.of(Figure.ratio("event F1, motion types", seen, 0.8, detail));
  }
}
