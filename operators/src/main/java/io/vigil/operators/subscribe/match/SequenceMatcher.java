package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Events that begin one after another. Each event that can be a sequence's last makes one match, if
 * there are any that lead to it; which of several streams' events arrived first does not matter.
 */
final class SequenceMatcher {

  /** How much later another stream's events may arrive, microseconds of event time. */
  static final long LATENESS = 60_000_000;

  private SequenceMatcher() {}

  static List<Hit> step(Rule rule, Condition.Sequence sequence, RuleState state, Occurrence added) {
    if (sequence.steps().stream().noneMatch(step -> takes(rule, step, added, null))) {
      return List.of();
    }
    state.keep(added);
    long newest = state.kept.get(state.kept.size() - 1).occurrence.start();
    state.kept.removeIf(k -> k.occurrence.start() < newest - sequence.within() - LATENESS);
    Set<String> owners = owners(rule, sequence, state);
    List<Hit> hits = new ArrayList<>();
    for (RuleState.Kept last : state.kept) {
      long after = last.occurrence.start() - added.start();
      if (after >= 0 && after <= sequence.within()) {
        for (String owner : owners) {
          chain(rule, sequence, state, last, owner).ifPresent(hits::add);
        }
      }
    }
    return hits;
  }

  /** The streams that steps without a stream may stand for; one empty name where none is bound. */
  private static Set<String> owners(Rule rule, Condition.Sequence sequence, RuleState state) {
    Set<String> owners = new TreeSet<>();
    if (rule.perStream()) {
      for (RuleState.Kept kept : state.kept) {
        for (Condition.Step step : sequence.steps()) {
          if (step.stream().isEmpty() && step.type().equals(kept.occurrence.type())) {
            owners.add(kept.occurrence.stream());
          }
        }
      }
    }
    boolean bound = sequence.steps().stream().anyMatch(step -> step.stream().isEmpty());
    return rule.perStream() && bound ? owners : Set.of("");
  }

  /** The tightest sequence that an event ends, unless it was told. */
  private static Optional<Hit> chain(
      Rule rule, Condition.Sequence sequence, RuleState state, RuleState.Kept last, String owner) {
    List<Condition.Step> steps = sequence.steps();
    String bound = owner.isEmpty() ? null : owner;
    if (last.told.contains(owner)
        || !takes(rule, steps.get(steps.size() - 1), last.occurrence, bound)) {
      return Optional.empty();
    }
    List<Occurrence> chain = new ArrayList<>(List.of(last.occurrence));
    for (int i = steps.size() - 2; i >= 0; i--) {
      Optional<Occurrence> before = latest(rule, steps.get(i), state, chain.get(0).start(), bound);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      chain.add(0, before.get());
    }
    if (last.occurrence.start() - chain.get(0).start() > sequence.within()) {
      return Optional.empty();
    }
    last.told.add(owner);
    return Optional.of(
        new Hit(
            owner.isEmpty() ? last.occurrence.stream() : owner,
            last.occurrence.type(),
            last.occurrence.start(),
            chain.get(0).start(),
            chain.stream().mapToLong(Occurrence::end).max().orElse(0),
            chain));
  }

  private static Optional<Occurrence> latest(
      Rule rule, Condition.Step step, RuleState state, long before, @Nullable String owner) {
    for (int i = state.kept.size() - 1; i >= 0; i--) {
      Occurrence o = state.kept.get(i).occurrence;
      if (o.start() < before && takes(rule, step, o, owner)) {
        return Optional.of(o);
      }
    }
    return Optional.empty();
  }

  private static boolean takes(
      Rule rule, Condition.Step step, Occurrence o, @Nullable String owner) {
    if (!step.type().equals(o.type())) {
      return false;
    }
    if (step.stream().isPresent()) {
      return step.stream().get().equals(o.stream());
    }
    return (owner == null || owner.equals(o.stream()))
        && (rule.streams().isEmpty() || rule.streams().contains(o.stream()));
  }
}
