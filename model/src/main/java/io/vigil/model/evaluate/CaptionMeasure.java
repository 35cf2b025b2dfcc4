package io.vigil.model.evaluate;

import io.vigil.model.evaluate.CaptionScorer.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether captions say what is so, all of it, and in the words of those who know. */
final class CaptionMeasure implements Measure {

  private final Condition condition;
  private final boolean aim;

  /**
   * Of the recordings of a condition.
   *
   * @param aim whether there is a target
   */
  CaptionMeasure(Condition condition, boolean aim) {
    this.condition = condition;
    this.aim = aim;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    if (set.isEmpty()) {
      return List.of();
    }
    List<Judged> judged = set.captions().stream().flatMap(List::stream).toList();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("captions", judged.size());
    told.put("facts", judged.stream().mapToInt(Judged::wanted).sum());
    return List.of(
        Figure.ratio(
            set.name("caption fact precision"),
            CaptionScorer.precision(judged),
            aim ? 0.85 : 0,
            told),
        Figure.ratio(
            set.name("caption fact recall"), CaptionScorer.recall(judged), aim ? 0.8 : 0, told),
        Figure.ratio(set.name("caption CIDEr"), CaptionScorer.cider(judged), aim ? 3 : 0, told));
  }
}
