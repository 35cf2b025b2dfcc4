package io.vigil.model.evaluate;

import java.util.List;

/** Whether faults of the camera are found on real films. */
final class HealthMeasure implements Measure {

  private static final double AIM = 0.9;

  @Override
  public List<Figure> measure(Played played) {
    TestSet films = played.of(Condition.FILMS);
    return films.isEmpty()
        ? List.of()
        : List.of(
            Figure.of(films.name("event F1, mean of types"), MeanF1.estimate(films.scores()))
                .atLeast(AIM)
                .with("chance", MeanF1.of(films.chanceScores()))
                .with(films.counts()));
  }
}
