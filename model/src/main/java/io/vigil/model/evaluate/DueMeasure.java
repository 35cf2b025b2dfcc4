package io.vigil.model.evaluate;

import java.util.List;
import java.util.Map;

/** Whether captions come when they are due, beside a timer that is blind to what happens. */
final class DueMeasure implements Measure {

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(Condition.TEST);
    DueScorer scorer = new DueScorer(played.manifest().captionDueThreshold());
    Map<String, Object> detail = set.counts();
    detail.put("timer", scorer.timerF1(set.recordings()));
    return List.of(
        Figure.ratio("captions when due, F1 within 1 s", scorer.f1(set.recordings()), 0.8, detail));
  }
}
