package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches rules. Pure: what comes out depends on the rule, its state and what is observed, in the
 * order of each stream; no clock is read. Thread-safe, its states are not.
 */
public final class Matcher {

  /** How far moments of one run may lie apart, microseconds. */
  private static final long RUN_GAP = 1_000_000;

  private Matcher() {}

  /**
   * Whether an observation can change a rule's state; cheap, so that most states stay untouched.
   */
  public static boolean concerns(Rule rule, Observation seen) {
    return rule.looksAt(seen.stream())
        && (rule.condition() instanceof Condition.Absence || fits(rule, seen));
  }

  private static boolean fits(Rule rule, Observation seen) {
    if (seen instanceof Observation.OfEvent event) {
      return rule.what() instanceof What.Events events
          && events.takes(event.type())
          && event.confidence() >= events.minConfidence()
          && rule.isWithin(event.places());
    }
    // A moment that is not like the sentence ends a run.
    return seen instanceof Observation.OfMoment && rule.what() instanceof What.Likeness;
  }

  /**
   * Takes an observation in.
   *
   * @param state of the rule's revision; it is changed
   * @return what matches now, in the order of event time
   */
  static List<Hit> step(Rule rule, RuleState state, Observation seen) {
    if (!concerns(rule, seen)) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    Optional<Occurrence> occurrence = occurrence(rule, state, seen);
    if (rule.condition() instanceof Condition.Absence absence) {
      occurrence.ifPresent(
          o -> {
            // That it begins only now tells of the silence before.
            AbsenceMatcher.time(rule, absence, state, o.stream(), o.start()).ifPresent(hits::add);
            AbsenceMatcher.seen(state, o, isOver(state, seen));
          });
      AbsenceMatcher.time(rule, absence, state, seen.stream(), seen.until()).ifPresent(hits::add);
    } else if (occurrence.isPresent() && rule.hours().contains(occurrence.get().start())) {
      hits.addAll(hits(rule, state, occurrence.get()));
    }
    hits.sort(Comparator.comparingLong(Hit::at));
    return hits.stream().filter(hit -> cool(rule, state, hit)).toList();
  }

  private static List<Hit> hits(Rule rule, RuleState state, Occurrence o) {
    Condition condition = rule.condition();
    if (condition instanceof Condition.Sequence sequence) {
      return isNew(state, o) ? SequenceMatcher.step(rule, sequence, state, o) : List.of();
    }
    if (condition instanceof Condition.Count count) {
      return isNew(state, o) ? CountMatcher.step(count, state, o) : List.of();
    }
    if (condition instanceof Condition.Lasts lasts) {
      return o.end() - o.start() >= lasts.duration() && isNew(state, o)
          ? List.of(hit(o, o.start() + lasts.duration()))
          : List.of();
    }
    return isNew(state, o) ? List.of(hit(o, o.start())) : List.of();
  }

  private static Hit hit(Occurrence o, long at) {
    return new Hit(o.stream(), o.type(), at, o.start(), o.end(), List.of(o));
  }

  /**
   * Whether an occurrence has not counted yet; from now on it has. Those of one stream and type
   * come in order of their starts, so one number tells.
   */
  private static boolean isNew(RuleState state, Occurrence o) {
    String key = o.stream() + '\0' + o.type();
    Long newest = state.seen.get(key);
    if (newest != null && o.start() <= newest) {
      return false;
    }
    state.put(state.seen, key, o.start());
    return true;
  }

  private static boolean cool(Rule rule, RuleState state, Hit hit) {
    if (rule.coolDown() == 0) {
      return true;
    }
    String group = rule.perStream() ? hit.stream() : "";
    Long last = state.lastMatch.get(group);
    if (last != null && Math.abs(hit.at() - last) < rule.coolDown()) {
      return false;
    }
    state.put(state.lastMatch, group, hit.at());
    return true;
  }

  private static Optional<Occurrence> occurrence(Rule rule, RuleState state, Observation seen) {
    if (!fits(rule, seen)) {
      return Optional.empty();
    }
    if (seen instanceof Observation.OfEvent e) {
      return Optional.of(
          new Occurrence(e.stream(), e.type(), e.id(), e.start(), e.end(), e.confidence()));
    }
    return seen instanceof Observation.OfMoment moment && rule.what() instanceof What.Likeness like
        ? run(state, moment, like.threshold())
        : Optional.empty();
  }

  /** Joins moments that are like the sentence to runs. */
  private static Optional<Occurrence> run(
      RuleState state, Observation.OfMoment moment, float threshold) {
    Map<String, Long> ends = state.momentEnd;
    Long newest = ends.get(moment.stream());
    if (newest != null && moment.end() <= newest) {
      return Optional.empty();
    }
    state.put(ends, moment.stream(), moment.end());
    Occurrence before = state.runs.get(moment.stream());
    if (!(moment.likeness() >= threshold)) {
      if (before != null) {
        state.runs.remove(moment.stream());
      }
      return Optional.ofNullable(before);
    }
    boolean goesOn = before != null && moment.start() <= before.end() + RUN_GAP;
    Occurrence now =
        before != null && goesOn
            ? new Occurrence(
                before.stream(),
                before.type(),
                before.id(),
                before.start(),
                moment.end(),
                Math.max(before.confidence(), moment.likeness()))
            : new Occurrence(
                moment.stream(),
                Occurrence.LIKENESS,
                moment.id(),
                moment.start(),
                moment.end(),
                moment.likeness());
    state.put(state.runs, moment.stream(), now);
    return Optional.of(now);
  }

  private static boolean isOver(RuleState state, Observation seen) {
    return seen instanceof Observation.OfEvent event
        ? event.over()
        : !state.runs.containsKey(seen.stream());
  }
}
