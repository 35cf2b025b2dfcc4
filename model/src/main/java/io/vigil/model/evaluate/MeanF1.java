package io.vigil.model.evaluate;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Event F1 as the mean over types, each summed over recordings first (macro average). */
final class MeanF1 {

  private MeanF1() {}

  /** Of one event type over all recordings. */
  static EventScore sum(List<List<EventScore>> recordings, int type) {
    return recordings.stream().map(r -> r.get(type)).reduce(EventScore.none(), EventScore::plus);
  }

  static double of(List<List<EventScore>> recordings) {
    return of(recordings, e -> true);
  }

  /** The mean over those of the chosen event types that there was anything of to be found. */
  static double of(List<List<EventScore>> recordings, IntPredicate chosen) {
    return IntStream.range(0, recordings.get(0).size())
        .filter(chosen)
        .mapToObj(e -> sum(recordings, e))
        .filter(score -> score.truth() > 0)
        .mapToDouble(EventScore::f1)
        .average()
        .orElse(0);
  }

  /** How much was played, and the interval of the mean F1. */
  static Map<String, Object> detail(TestSet set) {
    Bootstrap.Interval interval = Bootstrap.of(set.scores(), MeanF1::of, 1);
    Map<String, Object> detail = set.counts();
    detail.put("low95", interval.low());
    detail.put("high95", interval.high());
    return detail;
  }
}
