package io.vigil.model.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well the events of each type are found that there were any of. */
final class TypeMeasure implements Measure {

  private final Condition condition;

  /** Of the recordings of a condition. */
  TypeMeasure(Condition condition) {
    this.condition = condition;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    List<Figure> figures = new ArrayList<>();
    for (int e = 0; e < played.manifest().eventTypes().size(); e++) {
      EventScore sum = MeanF1.sum(set.scores(), e);
      if (sum.truth() == 0) {
        continue; // Nothing was there to be found: no figure is better than a perfect one.
      }
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("precision", sum.precision());
      detail.put("recall", sum.recall());
      detail.put("onsetError", sum.onsetError());
      detail.put("truth", sum.truth());
      detail.put("found", sum.found());
      String type = played.manifest().eventTypes().get(e).name();
      figures.add(Figure.ratio(set.name("event F1 " + type), sum.f1(), 0.8, detail));
    }
    return figures;
  }
}
