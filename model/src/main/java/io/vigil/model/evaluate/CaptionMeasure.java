package io.vigil.model.evaluate;

import io.vigil.model.evaluate.CaptionScorer.Judged;
import io.vigil.model.evaluate.metric.Cider;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import java.util.List;

/**
 * Whether captions use the words of those who know: CIDEr against four true captions each.
 *
 * @param condition of the recordings
 */
record CaptionMeasure(Condition condition) implements ConditionMeasure {

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    List<List<Judged>> judged = set.captions().judged();
    return List.of(
        Figure.of(set.name("caption CIDEr"), Estimate.mean(cider(judged)))
            .with("chance", Tally.mean(cider(set.captions().chance())))
            .with(Beside.senses(played, condition, s -> Tally.mean(cider(s.captions().judged()))))
            .with("captions", judged.stream().mapToInt(List::size).sum()));
  }

  /** Of each recording; how rare words are is taken from all of them. */
  private static List<Tally> cider(List<List<Judged>> recordings) {
    Cider cider =
        new Cider(recordings.stream().flatMap(List::stream).map(Judged::references).toList());
    return recordings.stream().map(judged -> sum(cider, judged)).toList();
  }

  private static Tally sum(Cider cider, List<Judged> judged) {
    double sum = judged.stream().mapToDouble(j -> cider.score(j.caption(), j.references())).sum();
    return new Tally(sum, judged.size());
  }
}
