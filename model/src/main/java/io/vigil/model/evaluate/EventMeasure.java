package io.vigil.model.evaluate;

import java.util.List;
import java.util.Map;

/** How well events are found, and how exactly their beginnings. */
final class EventMeasure implements Measure {

  private final Condition condition;
  private final boolean aim;

  /**
   * Of the recordings of a condition.
   *
   * @param aim whether there is a target
   */
  EventMeasure(Condition condition, boolean aim) {
    this.condition = condition;
    this.aim = aim;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    if (set.isEmpty()) {
      return List.of();
    }
    EventScore all =
        set.scores().stream().flatMap(List::stream).reduce(EventScore.none(), EventScore::plus);
    Map<String, Object> detail = MeanF1.detail(set);
    detail.put("events", all.truth());
    double target = aim ? 0.8 : 0;
    return List.of(
        Figure.ratio(set.name("event F1, mean of types"), MeanF1.of(set.scores()), target, detail),
        Figure.ratio(set.name("event F1, all events"), all.f1(), target, set.counts()),
        new Figure(set.name("event onset error"), all.onsetError(), "s", 0.25, "lower", Map.of()));
  }
}
