package io.vigil.model.evaluate;

import io.vigil.model.evaluate.CaptionScorer.Judged;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Whether captions say what is so, and all of it: exact facts, together and by what they tell.
 *
 * @param condition of the recordings
 * @param aim whether the targets are of this condition
 */
record FactMeasure(Condition condition, boolean aim) implements ConditionMeasure {

  /** The least share of what captions say that should be so. */
  static final double PRECISION = 0.9;

  /** The least share of what is so that captions should say. */
  static final double RECALL = 0.8;

  private static final List<String> KINDS = List.of("kind", "colour", "motion", "sound", "side");

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(figures(played, set, "caption fact", atom -> true));
    for (String kind : KINDS) {
      Predicate<String> chosen = atom -> atom.startsWith(kind + "=");
      Hits hits = Hits.sum(hits(set.captions().judged(), chosen));
      if (hits.told() + hits.wanted() > 0) {
        figures.addAll(figures(played, set, "caption " + kind, chosen));
      }
    }
    return figures;
  }

  private List<Figure> figures(Played played, TestSet set, String name, Predicate<String> chosen) {
    return List.of(
        figure(played, set, name + " precision", chosen, Hits::precision)
            .atLeast(aim ? PRECISION : 0),
        figure(played, set, name + " recall", chosen, Hits::recall).atLeast(aim ? RECALL : 0));
  }

  private Figure figure(
      Played played,
      TestSet set,
      String name,
      Predicate<String> chosen,
      ToDoubleFunction<Hits> share) {
    ToDoubleFunction<List<Hits>> statistic = some -> share.applyAsDouble(Hits.sum(some));
    List<Hits> hits = hits(set.captions().judged(), chosen);
    Hits all = Hits.sum(hits);
    return Figure.of(set.name(name), Estimate.ofHits(hits, share))
        .with("chance", statistic.applyAsDouble(hits(set.captions().chance(), chosen)))
        .with(
            Beside.senses(
                played,
                condition,
                s -> statistic.applyAsDouble(hits(s.captions().judged(), chosen))))
        .with("told", all.told())
        .with("facts", all.wanted());
  }

  /** Of each recording. */
  static List<Hits> hits(List<List<Judged>> recordings, Predicate<String> chosen) {
    return recordings.stream()
        .map(judged -> Hits.sum(judged.stream().map(j -> j.hits(chosen)).toList()))
        .toList();
  }
}
