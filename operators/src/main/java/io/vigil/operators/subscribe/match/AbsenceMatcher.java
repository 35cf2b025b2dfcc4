package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Nothing that fits for a time. The time is that of what was watched: silence is told when the
 * stream's own records have gone past its end, and a little more, since events and moments come by
 * different ways.
 */
final class AbsenceMatcher {

  /** How far the records of one stream may be ahead of one another, microseconds. */
  static final long GRACE = 2_000_000;

  private AbsenceMatcher() {}

  /** Something fits, so it is not silent. */
  static void seen(RuleState state, Occurrence o, boolean over) {
    String key = o.stream() + '\0' + o.type();
    if (!over) {
      state.put(state.open, key, o.start());
    } else if (state.open.remove(key) != null) {
      state.changed = true;
    }
    if (o.end() > state.silentSince) {
      state.silentSince = o.end();
      state.changed = true;
    }
  }

  /** A stream has been watched until a time. */
  static Optional<Hit> time(
      Rule rule, Condition.Absence absence, RuleState state, String stream, long until) {
    if (state.silentSince == RuleState.NEVER) {
      // Watched from here on: what was before is not known.
      state.silentSince = until;
      state.changed = true;
      return Optional.empty();
    }
    long now = until - GRACE;
    long silence = absence.silence();
    if (now - state.silentSince < silence || !state.open.isEmpty() || !rule.hours().contains(now)) {
      return Optional.empty();
    }
    long since = Math.max(state.silentSince, rule.hours().openSince(now, now - silence));
    if (now - since < silence || since == state.toldSilence) {
      return Optional.empty();
    }
    // The same hours go on: only a new silence, or hours that opened anew, are told again.
    state.toldSilence = since;
    state.changed = true;
    return Optional.of(new Hit(stream, "", since + silence, since, since + silence, List.of()));
  }
}
