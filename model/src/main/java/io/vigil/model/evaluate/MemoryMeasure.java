package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.QuestionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the memory is worth: questions of the past and of now, answered with the whole window and
 * the memory, and with the last four frames alone.
 */
final class MemoryMeasure implements Measure {

  private static final double GAIN = 0.1;

  /** Right answers of one recording, with the memory and without. */
  private record Pair(Tally whole, Tally recent) {}

  @Override
  public List<Figure> measure(Played played) {
    if (played.manifest().answers().isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    List<QuestionKind> past =
        Arrays.stream(QuestionKind.values()).filter(QuestionKind::isOfThePast).toList();
    List<Pair> recalled = pairs(played, past);
    if (recalled.stream().anyMatch(pair -> pair.whole().count() > 0)) {
      TestSet set = played.of(Condition.TEST);
      figures.add(
          Figure.of(
                  "memory: questions of the past, accuracy",
                  Estimate.of(recalled, MemoryMeasure::whole))
              .atLeast(QuestionMeasure.ACCURACY)
              .with(QuestionMeasure.baselines(set.answers(), past))
              .with("recent", recent(recalled))
              .with("asked", Tally.count(set.answers().right(past))));
      figures.add(
          Figure.of(
                  "memory: gain on questions of the past over the last four frames",
                  Estimate.of(recalled, MemoryMeasure::gain))
              .atLeast(GAIN));
    }
    List<Pair> now = pairs(played, QuestionMeasure.ofNow());
    figures.add(
        Figure.of(
                "memory: loss on questions of now against the last four frames",
                Estimate.of(now, some -> -gain(some)))
            .atMost(0)
            .with("whole", whole(now))
            .with("recent", recent(now)));
    return figures;
  }

  private static List<Pair> pairs(Played played, List<QuestionKind> kinds) {
    List<Tally> whole = played.of(Condition.TEST).answers().right(kinds);
    List<Tally> recent = played.of(Condition.RECENT).answers().right(kinds);
    return IntStream.range(0, whole.size())
        .mapToObj(r -> new Pair(whole.get(r), recent.get(r)))
        .toList();
  }

  private static double gain(List<Pair> pairs) {
    return whole(pairs) - recent(pairs);
  }

  private static double whole(List<Pair> pairs) {
    return Tally.mean(pairs.stream().map(Pair::whole).toList());
  }

  private static double recent(List<Pair> pairs) {
    return Tally.mean(pairs.stream().map(Pair::recent).toList());
  }
}
