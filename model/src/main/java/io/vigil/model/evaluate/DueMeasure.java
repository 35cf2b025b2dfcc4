package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Hits;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether captions come when they are due and silence is kept when not, beside a timer that speaks
 * as often but is blind to what happens.
 */
final class DueMeasure implements Measure {

  private static final double AIM = 0.8;

  @Override
  public List<Figure> measure(Played played) {
    return List.of(
        figure(played, "captions when due, F1 within 1 s", Hits::f1).atLeast(AIM),
        figure(played, "captions due, found within 1 s", Hits::recall),
        figure(played, "captions said, due within 1 s", Hits::precision));
  }

  private static Figure figure(Played played, String name, ToDoubleFunction<Hits> share) {
    DueScorer scorer = new DueScorer(played.manifest().captionDueThreshold());
    ToDoubleFunction<List<Hits>> statistic = some -> share.applyAsDouble(Hits.sum(some));
    List<Recording> recordings = played.of(Condition.TEST).recordings();
    List<Hits> hits = hits(scorer, recordings);
    return Figure.of(name, Estimate.ofHits(hits, share))
        .with("timer", statistic.applyAsDouble(scorer.timer(recordings)))
        .with(
            "knowing",
            statistic.applyAsDouble(recordings.stream().map(DueScorer::knowing).toList()))
        .with(
            Beside.senses(
                played,
                Condition.TEST,
                set -> statistic.applyAsDouble(hits(scorer, set.recordings()))))
        .with("said", Hits.sum(hits).told())
        .with("due", Hits.sum(hits).wanted());
  }

  private static List<Hits> hits(DueScorer scorer, List<Recording> recordings) {
    return recordings.stream().map(scorer::score).toList();
  }
}
