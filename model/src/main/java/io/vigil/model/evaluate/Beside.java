package io.vigil.model.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a figure has beside it: the same statistic with a sense taken away. */
final class Beside {

  private Beside() {}

  /** The statistic of the deaf and of the blind, for figures of both senses. */
  static Map<String, Double> senses(
      Played played, Condition condition, ToDoubleFunction<TestSet> statistic) {
    Map<String, Double> beside = new LinkedHashMap<>();
    if (condition == Condition.TEST) {
      beside.put("deaf", statistic.applyAsDouble(played.of(Condition.DEAF)));
      beside.put("blind", statistic.applyAsDouble(played.of(Condition.BLIND)));
    }
    return beside;
  }
}
