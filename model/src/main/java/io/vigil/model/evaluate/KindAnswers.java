package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to the questions of one kind.
 *
 * @param recordings of each recording its answers
 */
record KindAnswers(List<List<Answer>> recordings) {

  /** What was said, and what is so. */
  record Answer(String said, String truth) {}

  KindAnswers {
    recordings = recordings.stream().map(List::copyOf).toList();
  }

  /** How many questions were asked. */
  int asked() {
    return recordings.stream().mapToInt(List::size).sum();
  }

  /** Of each recording its right answers. */
  List<Tally> right() {
    return recordings.stream().map(KindAnswers::right).toList();
  }

  /** The share of right answers of one who always gives the one that is so most often. */
  double majority() {
    int most = counts().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return asked() == 0 ? 0 : (double) most / asked();
  }

  /** The share of right answers of one who draws among those that are ever so. */
  double chance() {
    return asked() == 0 ? 0 : 1.0 / counts().size();
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    recordings.forEach(answers -> answers.forEach(a -> counts.merge(a.truth(), 1, Integer::sum)));
    return counts;
  }

  private static Tally right(List<Answer> answers) {
    Tally tally = Tally.NONE;
    for (Answer answer : answers) {
      tally = tally.plus(answer.said().equals(answer.truth()));
    }
    return tally;
  }
}
