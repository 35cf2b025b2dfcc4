package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/** Event F1 as the mean over types, each summed over recordings first (macro average). */
public final class MeanF1 {

  private MeanF1() {}

  /** Of one event type over all recordings. */
  static Hits sum(List<List<EventScore>> recordings, int type) {
    return Hits.sum(recordings.stream().map(r -> r.get(type).counts()).toList());
  }

  /** The mean over all types; 0 without recordings. */
  static double of(List<List<EventScore>> recordings) {
    return of(recordings, e -> true);
  }

  /** As {@link #average}; 0 where there was nothing to be found. */
  static double of(List<List<EventScore>> recordings, IntPredicate chosen) {
    return average(recordings, chosen).orElse(0);
  }

  /**
   * The mean over those of the chosen event types that there was anything of to be found.
   *
   * @param recordings of each the score of each event type
   */
  public static OptionalDouble average(List<List<EventScore>> recordings, IntPredicate chosen) {
    List<Double> scores = new ArrayList<>();
    int types = recordings.isEmpty() ? 0 : recordings.get(0).size();
    for (int e = 0; e < types; e++) {
      if (chosen.test(e)) {
        Hits sum = sum(recordings, e);
        if (sum.wanted() > 0) {
          scores.add(sum.f1());
        }
      }
    }
    return scores.stream().mapToDouble(Double::doubleValue).average();
  }

  /** With its interval over the recordings. */
  static Estimate estimate(List<List<EventScore>> recordings) {
    return Estimate.of(recordings, MeanF1::of);
  }
}
