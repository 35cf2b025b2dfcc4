package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Condition;
import java.util.ArrayList;
import java.util.List;

/** Many that fit within a time. Those that made a match are used up. */
final class CountMatcher {

  private CountMatcher() {}

  static List<Hit> step(Condition.Count count, RuleState state, Occurrence o) {
    RuleState.Kept added = state.keep(o);
    List<RuleState.Kept> kept = state.kept;
    long newest = kept.get(kept.size() - 1).occurrence.start();
    kept.removeIf(k -> k.occurrence.start() < newest - count.within());
    int at = kept.indexOf(added);
    for (int from = Math.max(0, at - count.atLeast() + 1); at >= 0 && from <= at; from++) {
      int to = from + count.atLeast() - 1;
      if (to < kept.size() && start(kept, to) - start(kept, from) <= count.within()) {
        List<Occurrence> counted = new ArrayList<>();
        kept.subList(from, to + 1).forEach(k -> counted.add(k.occurrence));
        kept.subList(0, to + 1).clear();
        Occurrence last = counted.get(counted.size() - 1);
        return List.of(
            new Hit(
                last.stream(),
                last.type(),
                last.start(),
                counted.get(0).start(),
                counted.stream().mapToLong(Occurrence::end).max().orElse(last.end()),
                counted));
      }
    }
    return List.of();
  }

  private static long start(List<RuleState.Kept> kept, int index) {
    return kept.get(index).occurrence.start();
  }
}
