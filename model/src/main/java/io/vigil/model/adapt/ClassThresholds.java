package io.vigil.model.adapt;

import io.vigil.model.adapt.CrossFit.Scored;
import io.vigil.model.evaluate.EventScore;
import io.vigil.model.evaluate.EventScore.Span;
import io.vigil.model.event.EventChange;
import io.vigil.model.event.EventDecoder;
import io.vigil.model.event.EventState;
import io.vigil.model.event.EventType;
import io.vigil.model.release.RuleWorth;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how each new type is best read off the scores of windows that their head had not seen, by
 * {@link RuleWorth}.
 */
final class ClassThresholds {

  /** True events nearer than this are one, in seconds. */
  private static final double JOIN = 1;

  private final long hopMicros;
  private final HeadValues head;
  private final List<List<Scored>> sequences;

  ClassThresholds(long hopMicros, HeadValues head, List<List<Scored>> sequences) {
    this.hopMicros = hopMicros;
    this.head = head;
    this.sequences = sequences;
  }

  EventType find(String name, int type) {
    EventType best = new EventType(name, 0.5f, 0.3f, 1, 2, 0);
    double highest = Double.NEGATIVE_INFINITY;
    for (EventType rule : rules(name)) {
      EventScore score = EventScore.none();
      for (List<Scored> sequence : sequences) {
        score = score.plus(EventScore.of(truth(sequence, type), found(sequence, type, rule)));
      }
      double worth = RuleWorth.of(rule, score);
      if (worth > highest + 1e-9) {
        highest = worth;
        best = rule;
      }
    }
    return best;
  }

  private static List<Span> truth(List<Scored> sequence, int type) {
    return spans(sequence.stream().map(s -> s.example().truth()[type]).toList());
  }

  /** Where a class holds; slots of which it is unknown prolong what was before. */
  static List<Span> spans(List<Float> truth) {
    List<Span> spans = new ArrayList<>();
    double start = -1;
    double end = -1;
    for (int k = 0; k <= truth.size(); k++) {
      float now = k < truth.size() ? truth.get(k) : 0;
      if (now > 0) {
        start = start < 0 ? k * LabelledFilm.SLOT : start;
        end = (k + 1) * LabelledFilm.SLOT;
      } else if (now == 0 && start >= 0) {
        spans.add(new Span(start, end));
        start = -1;
      }
    }
    return EventScore.joined(spans, JOIN);
  }

  private List<Span> found(List<Scored> sequence, int type, EventType rule) {
    List<Float> probabilities =
        sequence.stream().map(s -> head.probability(s.scores()[type], type)).toList();
    return found(probabilities, rule, hopMicros);
  }

  /** The events that the decoder tells of probabilities, one a slot. */
  static List<Span> found(List<Float> probabilities, EventType rule, long hopMicros) {
    EventType now =
        new EventType(
            rule.name(),
            rule.threshold(),
            rule.offThreshold(),
            rule.minSlots(),
            rule.mergeSlots(),
            0);
    EventDecoder decoder = new EventDecoder(List.of(now), 1, hopMicros);
    List<EventState> states = decoder.idle();
    List<Span> spans = new ArrayList<>();
    long end = 0;
    for (float probability : probabilities) {
      end += hopMicros;
      EventDecoder.Step step =
          decoder.step(states, new float[] {probability}, new float[] {0}, end);
      states = step.states();
      collect(step, spans);
    }
    collect(decoder.end(states), spans);
    return spans;
  }

  private static void collect(EventDecoder.Step step, List<Span> spans) {
    for (EventChange change : step.changes()) {
      if (change.kind() == EventChange.Kind.ENDED) {
        spans.add(new Span(change.state().start() / 1e6, change.state().end() / 1e6));
      }
    }
  }

  private static List<EventType> rules(String name) {
    List<EventType> rules = new ArrayList<>();
    for (int least = 1; least <= 3; least++) {
      for (int merge = 0; merge <= 4; merge += 2) {
        for (float ratio : new float[] {0.85f, 0.5f}) {
          for (float on = 0.1f; on < 0.95f; on += 0.08f) {
            rules.add(new EventType(name, on, ratio * on, least, merge, 0));
          }
        }
      }
    }
    return rules;
  }
}
