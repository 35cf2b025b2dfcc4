package io.vigil.model.evaluate;

import java.util.List;

/** Whether faults of the camera are found on real films. */
final class HealthMeasure implements Measure {

  @Override
  public List<Figure> measure(Played played) {
    TestSet films = played.of(Condition.FILMS);
    return films.isEmpty()
        ? List.of()
        : List.of(
            Figure.ratio(
                films.name("event F1, mean of types"),
                MeanF1.of(films.scores()),
                0.9,
                MeanF1.detail(films)));
  }
}
