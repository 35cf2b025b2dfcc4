package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.List;
import java.util.Map;

/**
 * How well events are found, and how exactly their beginnings.
 *
 * @param condition of the recordings
 * @param aim the mean F1 to be reached; 0 for none
 */
record EventMeasure(Condition condition, double aim) implements ConditionMeasure {

  private static final double ONSET = 0.25;

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    List<List<EventScore>> scores = set.scores();
    return List.of(
        Figure.of(set.name("event F1, mean of types"), MeanF1.estimate(scores))
            .atLeast(aim)
            .with("chance", MeanF1.of(set.chanceScores()))
            .with(Beside.senses(played, condition, s -> MeanF1.of(s.scores())))
            .with(set.counts())
            .with("events", all(scores).wanted()),
        Figure.of(set.name("event F1, all events"), Estimate.of(scores, some -> all(some).f1()))
            .atLeast(aim)
            .with("chance", all(set.chanceScores()).f1())
            .with(Beside.senses(played, condition, s -> all(s.scores()).f1())),
        Figure.of(
                set.name("event onset error, median"),
                Estimate.of(scores, EventMeasure::onsetError))
            .in("s")
            .atMost(ONSET)
            .with(chanceOnset(set))
            .with("hits", all(scores).hits()));
  }

  private static Hits all(List<List<EventScore>> recordings) {
    return Hits.sum(recordings.stream().flatMap(List::stream).map(EventScore::counts).toList());
  }

  private static Map<String, Double> chanceOnset(TestSet set) {
    return set.chanceScores().isEmpty()
        ? Map.of()
        : Map.of("chance", onsetError(set.chanceScores()));
  }

  /** The median distance of beginnings found from true ones, in seconds; 0 without hits. */
  static double onsetError(List<List<EventScore>> recordings) {
    double[] errors =
        recordings.stream()
            .flatMap(List::stream)
            .flatMap(score -> score.onsetErrors().stream())
            .mapToDouble(Math::abs)
            .sorted()
            .toArray();
    if (errors.length == 0) {
      return 0;
    }
    int middle = errors.length / 2;
    return errors.length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
  }
}
