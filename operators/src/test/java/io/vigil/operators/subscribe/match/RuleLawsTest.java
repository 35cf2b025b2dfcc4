package io.vigil.operators.subscribe.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Hours;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import io.vigil.schemas.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every rule and whatever comes. */
final class RuleLawsTest {

  private static final long SECOND = 1_000_000;
  private static final String[] TYPES = {"a", "b", "c"};
  private static final String[] STREAMS = {"s1", "s2", "s3"};

  private static final Condition SEQUENCE =
      new Condition.Sequence(
          List.of(
              new Condition.Step("a", Optional.empty()), new Condition.Step("b", Optional.empty())),
          5 * SECOND);
  private static final Condition CROSSING =
      new Condition.Sequence(
          List.of(
              new Condition.Step("a", Optional.of("s1")),
              new Condition.Step("b", Optional.of("s2")),
              new Condition.Step("a", Optional.empty())),
          8 * SECOND);
  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition.Each(),
          SEQUENCE,
          CROSSING,
          new Condition.Count(3, 4 * SECOND),
          new Condition.Absence(3 * SECOND),
          new Condition.Lasts(SECOND));

  static Rule rule(Condition condition, long coolDown, boolean perStream) {
    return new Rule(
        "r",
        1,
        Set.of(),
        new What.Events(Set.of("a", "b"), 0.5f),
        List.of(),
        Hours.always(),
        condition,
        coolDown,
        perStream,
        true);
  }

  /** Events in order of time; of one type and stream none overlap. */
  private static List<Observation> events(List<Integer> numbers) {
    List<Observation> events = new ArrayList<>();
    long time = 100 * SECOND;
    for (int n : numbers) {
      time += (n % 4) * SECOND / 2 + 1;
      String type = TYPES[n / 4 % 3];
      String stream = STREAMS[n / 12 % 3];
      long length = n / 36 % 3 * SECOND;
      String id = stream + type + time;
      events.add(new Observation.OfEvent(stream, type, id, time, time, 0.9f, false, List.of()));
      events.add(
          new Observation.OfEvent(stream, type, id, time, time + length, 0.9f, true, List.of()));
    }
    return events;
  }

  /** Runs observations as the engine does: a state for each stream, or one for all. */
  private static List<Match> run(Rule rule, List<Observation> seen, boolean reload) {
    Map<String, RuleState> states = new HashMap<>();
    RuleStateFormat format = new RuleStateFormat();
    List<Match> matches = new ArrayList<>();
    for (Observation o : seen) {
      String place = rule.isLocal() ? o.stream() : "";
      RuleState state = states.computeIfAbsent(place, p -> new RuleState(1));
      matches.addAll(Matches.step(rule, state, o, Instant.EPOCH));
      if (reload) {
        try {
          states.put(place, format.state(format.bytes(state)));
        } catch (java.io.IOException e) {
          throw new AssertionError(e);
        }
      }
    }
    return matches;
  }

  private static Set<String> ids(List<Match> matches) {
    return matches.stream().map(Match::getId).collect(Collectors.toSet());
  }

  private static org.quicktheories.core.Gen<List<Integer>> numbers() {
    return lists().of(integers().between(0, 107)).ofSizeBetween(0, 60);
  }

  @Test
  void aReplayGivesTheSameMatchesAndAReadBackStateGoesOnAsIfItHadNeverBeenStored() {
    qt().forAll(numbers(), integers().between(0, CONDITIONS.size() - 1), integers().between(0, 3))
        .check(
            (numbers, condition, way) -> {
              Rule rule = rule(CONDITIONS.get(condition), way % 2 * 2L * SECOND, way < 2);
              List<Observation> events = events(numbers);
              List<Match> once = run(rule, events, false);
              return once.equals(run(rule, events, false)) && once.equals(run(rule, events, true));
            });
  }

  @Test
  void whatComesTwiceMatchesOnce() {
    qt().forAll(numbers(), integers().between(0, CONDITIONS.size() - 1))
        .check(
            (numbers, condition) -> {
              Rule rule = rule(CONDITIONS.get(condition), 0, true);
              List<Observation> doubled = new ArrayList<>();
              events(numbers).forEach(o -> Collections.addAll(doubled, o, o));
              List<Match> matches = run(rule, doubled, false);
              return new HashSet<>(matches).size() == matches.size()
                  && ids(matches).equals(ids(run(rule, events(numbers), false)));
            });
  }

  @Test
  void howStreamsAreInterleavedMattersNeitherToOneStreamNorToASequenceOverSeveral() {
    qt().forAll(numbers(), integers().between(0, CONDITIONS.size() - 1), longs().all())
        .check(
            (numbers, condition, seed) -> {
              Rule rule = rule(CONDITIONS.get(condition), 0, true);
              List<Observation> events = events(numbers);
              return ids(run(rule, events, false))
                  .equals(ids(run(rule, interleaved(events, seed), false)));
            });
  }

  /** Another order that keeps each stream's own; none is later than a sequence waits. */
  private static List<Observation> interleaved(List<Observation> events, long seed) {
    Map<String, List<Observation>> streams =
        events.stream().collect(Collectors.groupingBy(Observation::stream));
    List<String> turns = new ArrayList<>(events.stream().map(Observation::stream).toList());
    Collections.shuffle(turns, new Random(seed));
    return turns.stream()
        .map(s -> java.util.Objects.requireNonNull(streams.get(s)).remove(0))
        .toList();
  }

  @Test
  void twoMatchesOfOneStreamAreNeverCloserThanTheCoolDown() {
    qt().forAll(numbers(), integers().between(0, CONDITIONS.size() - 1), integers().between(1, 10))
        .check(
            (numbers, condition, seconds) -> {
              Rule rule = rule(CONDITIONS.get(condition), seconds * SECOND, true);
              Map<String, List<Match>> streams =
                  run(rule, events(numbers), false).stream()
                      .collect(Collectors.groupingBy(Match::getStream));
              return streams.values().stream().allMatch(matches -> apart(matches, seconds));
            });
  }

  private static boolean apart(List<Match> matches, int seconds) {
    List<Instant> times =
        matches.stream().map(Match::getTrigger).sorted(Comparator.naturalOrder()).toList();
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).isBefore(times.get(i - 1).plusSeconds(seconds))) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aSequenceMatchesEachLastEventThatAnotherLedToWithinTheTimeAndNoOther() {
    qt().forAll(numbers())
        .check(
            numbers -> {
              List<Observation.OfEvent> starts =
                  events(numbers).stream()
                      .map(o -> (Observation.OfEvent) o)
                      .filter(e -> !e.over())
                      .toList();
              Set<String> expected = new HashSet<>();
              for (Observation.OfEvent b : starts) {
                for (Observation.OfEvent a : starts) {
                  if (a.type().equals("a")
                      && b.type().equals("b")
                      && a.stream().equals(b.stream())
                      && a.start() < b.start()
                      && b.start() - a.start() <= 5 * SECOND) {
                    expected.add(b.id());
                  }
                }
              }
              return run(rule(SEQUENCE, 0, true), events(numbers), false).stream()
                  .map(m -> m.getEvents().get(1))
                  .collect(Collectors.toSet())
                  .equals(expected);
            });
  }

  @Test
  void aCountMatchesOnlyWhatIsCloseTogetherAndUsesEachEventOnce() {
    qt().forAll(numbers())
        .check(
            numbers -> {
              List<Match> matches =
                  run(rule(new Condition.Count(3, 4 * SECOND), 0, true), events(numbers), false);
              List<String> used = matches.stream().flatMap(m -> m.getEvents().stream()).toList();
              return new HashSet<>(used).size() == used.size()
                  && matches.stream()
                      .allMatch(
                          m ->
                              m.getEvents().size() == 3
                                  && !m.getTrigger().isAfter(m.getStart().plusSeconds(4)));
            });
  }

  @Test
  void withoutATimeBetweenThemNothingIsAbsent() {
    assertThat(run(rule(new Condition.Absence(3 * SECOND), 0, true), List.of(), false)).isEmpty();
  }
}
