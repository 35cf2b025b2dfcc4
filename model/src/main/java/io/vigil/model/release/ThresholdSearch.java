package io.vigil.model.release;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.DueScorer;
import io.vigil.model.evaluate.EventScore;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.evaluate.EventScorer;
import io.vigil.model.evaluate.Recording;
import io.vigil.model.evaluate.metric.Hits;
import io.vigil.model.event.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds, on validation recordings, how each event type is best read: thresholds, least length,
 * merging and lag that are worth most by {@link RuleWorth}.
 */
final class ThresholdSearch {

  private final BundleManifest manifest;
  private final List<Recording> recordings;

  ThresholdSearch(BundleManifest manifest, List<Recording> recordings) {
    this.manifest = manifest;
    this.recordings = recordings;
  }

  List<EventType> eventTypes() {
    List<EventType> types = manifest.eventTypes();
    List<List<List<Span>>> truth = new ArrayList<>();
    for (Recording recording : recordings) {
      truth.add(types.stream().map(t -> EventScorer.truth(recording, t.name())).toList());
    }
    List<EventType> best = new ArrayList<>(types);
    double[] highest = new double[types.size()];
    java.util.Arrays.fill(highest, -1);
    for (EventType rule : rules()) {
      List<EventType> tried = types.stream().map(t -> named(rule, t.name())).toList();
      EventScore[] scores = scores(tried, truth);
      for (int e = 0; e < scores.length; e++) {
        double worth = RuleWorth.of(rule, scores[e]);
        if (worth > highest[e] + 1e-9) {
          highest[e] = worth;
          best.set(e, tried.get(e));
        }
      }
    }
    return best;
  }

  /** The threshold for captions that gives the highest F1 of what is said when it is due. */
  float captionDue() {
    List<Recording> known = recordings.stream().filter(r -> r.camera().knowsFacts()).toList();
    float best = 0.5f;
    double highest = -1;
    for (float threshold = 0.04f; threshold < 0.9f; threshold += 0.02f) {
      DueScorer scorer = new DueScorer(threshold);
      double f1 = Hits.sum(known.stream().map(scorer::score).toList()).f1();
      if (f1 > highest) {
        highest = f1;
        best = threshold;
      }
    }
    return best;
  }

  private EventScore[] scores(List<EventType> types, List<List<List<Span>>> truth) {
    EventScorer scorer = new EventScorer(types, manifest);
    EventScore[] sums = new EventScore[types.size()];
    java.util.Arrays.fill(sums, EventScore.none());
    for (int r = 0; r < recordings.size(); r++) {
      List<List<Span>> found = scorer.found(recordings.get(r));
      for (int e = 0; e < sums.length; e++) {
        if (recordings.get(r).camera().knows(types.get(e).name())) {
          sums[e] = sums[e].plus(EventScore.of(truth.get(r).get(e), found.get(e)));
        }
      }
    }
    return sums;
  }

  private static List<EventType> rules() {
    List<EventType> rules = new ArrayList<>();
    for (int lag = 0; lag <= 1; lag++) {
      for (int least = 1; least <= 2; least++) {
        for (int merge = 0; merge <= 2; merge++) {
          for (float ratio : new float[] {0.85f, 0.5f}) {
            for (float on = 0.2f; on < 0.93f; on += 0.08f) {
              rules.add(new EventType("", on, ratio * on, least, merge, lag));
            }
          }
        }
      }
    }
    return rules;
  }

  private static EventType named(EventType rule, String name) {
    return new EventType(
        name,
        rule.threshold(),
        rule.offThreshold(),
        rule.minSlots(),
        rule.mergeSlots(),
        rule.decisionLag());
  }
}
