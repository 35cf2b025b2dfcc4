package io.vigil.operators.answer;

import io.vigil.model.inference.AnswerOutput;
import java.util.List;
import java.util.Set;

/**
 * One answer out of those of several windows.
 *
 * <p>What was there in any window was there in the interval: so "no" and "nothing" hold of it only
 * where every window says so, and then no surer than the least sure of them. Else the surest of the
 * other answers is taken, together with its window.
 *
 * @param output the answer
 * @param seen the windows that it rests on
 */
record Verdict(AnswerOutput output, List<Seen> seen) {

  /** Answers that say that something was not there. */
  private static final Set<String> ABSENT = Set.of("no", "nothing");

  Verdict {
    seen = List.copyOf(seen);
  }

  /**
   * The answer of an interval.
   *
   * @param seen at least one window
   * @param outputs one for each
   */
  static Verdict of(List<Seen> seen, List<AnswerOutput> outputs) {
    int surest = -1;
    int doubtful = 0;
    for (int i = 0; i < outputs.size(); i++) {
      float confidence = outputs.get(i).confidence();
      if (!ABSENT.contains(outputs.get(i).answer())
          && (surest < 0 || confidence > outputs.get(surest).confidence())) {
        surest = i;
      }
      doubtful = confidence < outputs.get(doubtful).confidence() ? i : doubtful;
    }
    return surest < 0
        ? new Verdict(outputs.get(doubtful), seen)
        : new Verdict(outputs.get(surest), List.of(seen.get(surest)));
  }
}
