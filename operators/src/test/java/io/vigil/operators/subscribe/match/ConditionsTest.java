package io.vigil.operators.subscribe.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Hours;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import io.vigil.operators.subscribe.rule.Zone;
import io.vigil.schemas.Match;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each condition means, at its edges. */
final class ConditionsTest {

  private static final long SECOND = 1_000_000;
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

  private final List<Match> matches = new ArrayList<>();
  private RuleState state = new RuleState(1);

  private static long at(double seconds) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, MONDAY) + Math.round(seconds * SECOND);
  }

  private void see(Rule rule, Observation seen) {
    matches.addAll(Matches.step(rule, state, seen, Instant.EPOCH));
  }

  private static Observation event(double start, double end, boolean over) {
    return new Observation.OfEvent(
        "s", "a", "id" + start, at(start), at(end), 0.8f, over, List.of());
  }

  private static Rule with(Condition condition, Hours hours) {
    return new Rule(
        "r",
        1,
        Set.of(),
        new What.Events(Set.of("a"), 0),
        List.of(),
        hours,
        condition,
        0,
        true,
        true);
  }

  private List<Double> triggers() {
    return matches.stream()
        .map(m -> ChronoUnit.MICROS.between(MONDAY, m.getTrigger()) / (double) SECOND)
        .toList();
  }

  @Test
  void anEventThatGrowsSureEnoughLaterMatchesThen() {
    Rule sure =
        new Rule(
            "r",
            1,
            Set.of(),
            new What.Events(Set.of("a"), 0.7f),
            List.of(),
            Hours.always(),
            new Condition.Each(),
            0,
            true,
            true);
    see(sure, new Observation.OfEvent("s", "a", "i", at(1), at(1), 0.5f, false, List.of()));
    assertThat(matches).isEmpty();
    see(sure, new Observation.OfEvent("s", "a", "i", at(1), at(2), 0.8f, false, List.of()));
    see(sure, new Observation.OfEvent("s", "a", "i", at(1), at(3), 0.9f, true, List.of()));
    assertThat(triggers()).containsExactly(1.0);
  }

  @Test
  void anEventCountsInAZoneAsSoonAsItIsThereAndNeverWithoutAPlace() {
    Zone door = new Zone(List.of(corner(0, 0), corner(0.4, 0), corner(0.4, 1), corner(0, 1)));
    Rule zoned =
        new Rule(
            "r",
            1,
            Set.of(),
            new What.Events(Set.of("a"), 0),
            List.of(door),
            Hours.always(),
            new Condition.Each(),
            0,
            true,
            true);
    Zone.Box away = new Zone.Box(0.6f, 0.2f, 0.9f, 0.8f);
    Zone.Box there = new Zone.Box(0.1f, 0.2f, 0.5f, 0.8f);
    see(zoned, placed(1, List.of()));
    see(zoned, placed(3, List.of(away)));
    assertThat(matches).isEmpty();
    see(zoned, placed(3, List.of(away, there)));
    see(zoned, placed(3, List.of(away, there)));
    assertThat(triggers()).containsExactly(3.0);
  }

  private static Zone.Corner corner(double x, double y) {
    return new Zone.Corner(x, y);
  }

  private static Observation placed(double start, List<Zone.Box> places) {
    return new Observation.OfEvent(
        "s", "a", "id" + start, at(start), at(start + 1), 0.8f, false, places);
  }

  @Test
  void placesStayWithAnEventOnItsWayToItsRule() throws Exception {
    Observation seen = placed(1, List.of(new Zone.Box(0.1f, 0.2f, 0.5f, 0.8f)));
    assertThat(ObservationFormat.observation(ObservationFormat.bytes(seen))).isEqualTo(seen);
  }

  @Test
  void whatLastsLongEnoughMatchesOnceWhenItHasLasted() {
    Rule lasts = with(new Condition.Lasts(3 * SECOND), Hours.always());
    see(lasts, event(1, 3, false));
    see(lasts, event(1, 4, false));
    see(lasts, event(1, 9, true));
    see(lasts, event(20, 22, true));
    assertThat(triggers()).containsExactly(4.0);
  }

  @Test
  void silenceBeginsAtTheEndOfWhatWasThereAndIsToldOnce() {
    Rule absence = with(new Condition.Absence(10 * SECOND), Hours.always());
    see(absence, event(1, 1, false));
    // It goes on: however long nothing new is heard of it, it is there.
    see(absence, new Observation.OfTime("s", at(40)));
    assertThat(matches).isEmpty();
    see(absence, event(1, 45, true));
    see(absence, new Observation.OfTime("s", at(56)));
    assertThat(matches).as("records of one stream may be 2 s apart").isEmpty();
    see(absence, new Observation.OfTime("s", at(57)));
    see(absence, new Observation.OfTime("s", at(90)));
    assertThat(triggers()).containsExactly(55.0);
    see(absence, event(100, 101, true));
    see(absence, new Observation.OfTime("s", at(120)));
    assertThat(triggers()).containsExactly(55.0, 111.0);
  }

  @Test
  void silenceCountsOnlyWithinTheHoursAndAnewEachDay() {
    Hours eight = new Hours(ZoneId.of("UTC"), List.of(new Hours.Span(Set.of(), 8 * 60, 10 * 60)));
    Rule absence = with(new Condition.Absence(3600 * SECOND), eight);
    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
      see(absence, new Observation.OfTime("s", at(minute * 60)));
    }
    assertThat(triggers()).containsExactly(9 * 3600.0, 33 * 3600.0);
  }

  @Test
  void anEventOutsideTheHoursIsNotThere() {
    Hours tuesday =
        new Hours(ZoneId.of("UTC"), List.of(new Hours.Span(Set.of(DayOfWeek.TUESDAY), 0, 24 * 60)));
    Rule each = with(new Condition.Each(), tuesday);
    see(each, event(10, 10, false));
    see(each, event(86_410, 86_410, false));
    assertThat(triggers()).containsExactly(86_410.0);
  }

  @Test
  void momentsLikeTheSentenceAreOneThingUntilOneIsNot() {
    Rule like =
        new Rule(
            "r",
            1,
            Set.of(),
            new What.Likeness("someone", 0.6f, new float[] {1}, "m"),
            List.of(),
            Hours.always(),
            new Condition.Each(),
            0,
            true,
            true);
    float[] cosines = {0.1f, 0.7f, 0.9f, 0.6f, 0.5f, 0.8f, Float.NaN, 0.7f};
    for (int i = 0; i < cosines.length; i++) {
      see(like, new Observation.OfMoment("s", "m" + i, at(i), at(i + 1), cosines[i]));
    }
    assertThat(triggers()).containsExactly(1.0, 5.0, 7.0);
    state = new RuleState(1);
    matches.clear();
    Rule lasting =
        new Rule(
            "r",
            1,
            Set.of(),
            like.what(),
            List.of(),
            Hours.always(),
            new Condition.Lasts(2 * SECOND),
            0,
            true,
            true);
    for (int i = 0; i < cosines.length; i++) {
      see(lasting, new Observation.OfMoment("s", "m" + i, at(i), at(i + 1), cosines[i]));
    }
    assertThat(triggers()).containsExactly(3.0);
  }
}
