package io.vigil.model.evaluate;

import java.util.List;
import java.util.Map;

/** How often a sentence finds the moment that it was written of. */
final class RetrievalMeasure implements Measure {

  private static final int GALLERIES = 5;
  private static final int SEED = 7;

  private final Condition condition;
  private final boolean aim;

  /**
   * Among the recordings of a condition.
   *
   * @param aim whether there is a target
   */
  RetrievalMeasure(Condition condition, boolean aim) {
    this.condition = condition;
    this.aim = aim;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    if (set.isEmpty()) {
      return List.of();
    }
    double recall =
        new Retrieval(played.inference()).recallAtOne(set.recordings(), GALLERIES, SEED);
    return List.of(
        Figure.ratio(
            set.name("retrieval R@1 of 100, text to moment"),
            recall,
            aim ? 0.5 : 0,
            Map.of("galleries", GALLERIES)));
  }
}
