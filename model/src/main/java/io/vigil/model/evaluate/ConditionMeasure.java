package io.vigil.model.evaluate;

import java.util.List;

/** A measure of what was played under one condition. */
interface ConditionMeasure extends Measure {

  /** Of whose recordings. */
  Condition condition();

  /** Its figures of recordings, of which there is at least one. */
  List<Figure> measure(Played played, TestSet set);

  @Override
  default List<Figure> measure(Played played) {
    TestSet set = played.of(condition());
    return set.isEmpty() ? List.of() : measure(played, set);
  }
}
