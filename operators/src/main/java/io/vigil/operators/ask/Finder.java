package io.vigil.operators.ask;

import io.vigil.operators.answer.AnswerRequest;
import io.vigil.operators.answer.Seen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the windows that a question is about, or the reason why there are none. Of a past interval,
 * these are the kept windows with their middle in it; of one so short that there is none, the one
 * that is nearest to its middle.
 */
final class Finder {

  private final AskSettings settings;

  Finder(AskSettings settings) {
    this.settings = settings;
  }

  /**
   * Decides on a question.
   *
   * @param now wall clock, milliseconds
   * @param last whether it has waited long enough
   * @return empty if it has to wait
   */
  Optional<AnswerRequest> find(Asked asked, AskState state, Shelf shelf, long now, boolean last)
      throws Exception {
    return asked.isAboutNow() ? present(asked, state, now, last) : past(asked, state, shelf, last);
  }

  /** An answer that says why there is none. */
  AnswerRequest refuse(Asked asked, String why) {
    long start = asked.start() == Asked.UNSAID ? asked.asked() : asked.start();
    long end = asked.end() == Asked.UNSAID ? Math.max(start, asked.asked()) : asked.end();
    return new AnswerRequest(
        asked.stream(), asked.id(), asked.text(), start, Math.max(start, end), List.of(), why);
  }

  private Optional<AnswerRequest> present(Asked asked, AskState state, long now, boolean last) {
    long age = now - asked.asked() / 1000;
    if (age >= settings.stale().toMillis()) {
      return refused(
          asked,
          "It was asked at %s about that moment, but read only %d minutes later; ask again, with a start and an end."
              .formatted(text(asked.asked()), age / 60_000));
    }
    if (state.endedAt != AskState.NEVER) {
      return refused(
          asked,
          "The stream %s ended at %s; ask about a past interval, with a start and an end."
              .formatted(asked.stream(), text(state.endedAt)));
    }
    if (state.hasSeen() && now - state.cameAt <= settings.silence().toMillis()) {
      return answered(asked, List.of(state.newest));
    }
    if (!last) {
      return Optional.empty();
    }
    return refused(
        asked,
        state.hasSeen()
            ? "Nothing has come of the stream %s since %s: is its source still online?"
                .formatted(asked.stream(), text(state.newest.end()))
            : unknown(asked));
  }

  private Optional<AnswerRequest> past(Asked asked, AskState state, Shelf shelf, boolean last)
      throws Exception {
    if (asked.start() != Asked.UNSAID
        && asked.end() != Asked.UNSAID
        && asked.end() <= asked.start()) {
      return refused(asked, "The interval ends before it begins: give a start before its end.");
    }
    if (!state.hasSeen()) {
      return last ? refused(asked, unknown(asked)) : Optional.empty();
    }
    long newest = state.newest.end();
    long end = asked.end() == Asked.UNSAID ? Math.max(newest, asked.start() + 1) : asked.end();
    long start = asked.start() == Asked.UNSAID ? end - settings.windowMicros() : asked.start();
    boolean mayGrow = state.endedAt == AskState.NEVER && !last;
    if (asked.end() != Asked.UNSAID && newest < end + settings.windowMicros() / 2 && mayGrow) {
      return Optional.empty();
    }
    List<Seen> known = known(state, shelf);
    List<Seen> about = about(known, start, end);
    if (!about.isEmpty()) {
      return answered(asked, about);
    }
    if (start >= newest) {
      return mayGrow
          ? Optional.empty()
          : refused(
              asked,
              "The stream %s has only come as far as %s.".formatted(asked.stream(), text(newest)));
    }
    long oldest = known.get(0).start();
    return refused(
        asked,
        end <= oldest
            ? "What was seen and heard then is not kept any more: of the stream %s it is kept from %s on."
                .formatted(asked.stream(), text(oldest))
            : "Nothing was seen or heard of the stream %s then: there is a gap."
                .formatted(asked.stream()));
  }

  /** What is kept, and the newest window; oldest first, never empty. */
  private static List<Seen> known(AskState state, Shelf shelf) throws Exception {
    List<Seen> known = new ArrayList<>();
    for (Map.Entry<Long, Seen> entry : shelf.all()) {
      known.add(entry.getValue());
    }
    if (known.stream().noneMatch(seen -> seen.end() == state.newest.end())) {
      known.add(state.newest);
    }
    known.sort(Comparator.comparingLong(Seen::end));
    return known;
  }

  private static List<Seen> about(List<Seen> known, long start, long end) {
    List<Seen> inside =
        known.stream().filter(seen -> seen.middle() >= start && seen.middle() < end).toList();
    if (!inside.isEmpty()) {
      return inside;
    }
    long middle = start + (end - start) / 2;
    return known.stream()
        .filter(seen -> seen.start() < end && seen.end() > start)
        .min(Comparator.comparingLong(seen -> Math.abs(seen.middle() - middle)))
        .map(List::of)
        .orElse(List.of());
  }

  private static String unknown(Asked asked) {
    return "Nothing has come of a stream %s: see that its id is right and that it runs."
        .formatted(asked.stream());
  }

  private static Optional<AnswerRequest> answered(Asked asked, List<Seen> seen) {
    return Optional.of(
        new AnswerRequest(
            asked.stream(),
            asked.id(),
            asked.text(),
            seen.get(0).start(),
            seen.get(seen.size() - 1).end(),
            seen,
            ""));
  }

  private Optional<AnswerRequest> refused(Asked asked, String why) {
    return Optional.of(refuse(asked, why));
  }

  private static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
