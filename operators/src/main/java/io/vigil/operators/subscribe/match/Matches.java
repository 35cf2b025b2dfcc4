package io.vigil.operators.subscribe.match;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import io.vigil.schemas.Match;
import io.vigil.schemas.codec.RecordIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes the records of matches. */
public final class Matches {

  private static final double MICROS = 1e6;

  private Matches() {}

  /**
   * Takes an observation in.
   *
   * @param state of the rule's revision; it is changed
   * @param now the wall clock, for the records alone
   * @return what matches now; the same observations in the same order give the same ids
   */
  public static List<Match> step(Rule rule, RuleState state, Observation seen, Instant now) {
    List<Hit> hits = Matcher.step(rule, state, seen);
    return hits.isEmpty()
        ? List.of()
        : hits.stream().map(hit -> record(rule, hit, now.truncatedTo(ChronoUnit.MICROS))).toList();
  }

  private static Match record(Rule rule, Hit hit, Instant now) {
    List<Occurrence> events = hit.evidence().stream().filter(o -> !o.isLikeness()).toList();
    return Match.newBuilder()
        .setSubscription(rule.name())
        .setStream(hit.stream())
        .setId(RecordIds.match(rule.name(), hit.stream(), hit.trigger(), instant(hit.at())))
        .setStart(instant(hit.start()))
        .setEnd(instant(hit.end()))
        .setTrigger(instant(hit.at()))
        .setEvents(events.stream().map(Occurrence::id).toList())
        .setEventTypes(events.stream().map(Occurrence::type).toList())
        .setMoments(
            hit.evidence().stream().filter(Occurrence::isLikeness).map(Occurrence::id).toList())
        .setStreams(
            hit.evidence().isEmpty()
                ? List.of(hit.stream())
                : hit.evidence().stream().map(Occurrence::stream).distinct().toList())
        .setText(text(rule, hit))
        .setConfidence(confidence(hit))
        .setRevision(rule.revision())
        .setEmitted(now)
        .build();
  }

  /** The weakest part's; an absence is sure of what was watched. */
  private static float confidence(Hit hit) {
    double least = hit.evidence().stream().mapToDouble(Occurrence::confidence).min().orElse(1);
    return (float) Math.max(0, Math.min(1, least));
  }

  private static String text(Rule rule, Hit hit) {
    Condition condition = rule.condition();
    String where = " on " + hit.stream();
    if (condition instanceof Condition.Absence absence) {
      return "no "
          + what(rule)
          + (rule.perStream() ? where : " on any stream")
          + " for "
          + seconds(absence.silence());
    }
    if (condition instanceof Condition.Sequence) {
      return hit.evidence().stream()
              .map(o -> o.type() + " on " + o.stream())
              .collect(Collectors.joining(", then "))
          + " within "
          + seconds(hit.at() - hit.start());
    }
    if (condition instanceof Condition.Count count) {
      return count.atLeast()
          + " times "
          + what(rule)
          + " within "
          + seconds(hit.at() - hit.start())
          + (rule.perStream() ? where : "");
    }
    String thing =
        hit.evidence().stream()
            .findFirst()
            .filter(o -> !o.isLikeness())
            .map(Occurrence::type)
            .orElse(what(rule));
    return condition instanceof Condition.Lasts lasts
        ? thing + where + " for " + seconds(lasts.duration())
        : thing + where;
  }

  private static String what(Rule rule) {
    if (rule.what() instanceof What.Likeness like) {
      return "what is like \"" + like.sentence() + "\"";
    }
    return rule.what() instanceof What.Events events && !events.types().isEmpty()
        ? events.types().stream().sorted().collect(Collectors.joining(" or "))
        : "event";
  }

  private static String seconds(long micros) {
    double seconds = micros / MICROS;
    return seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
