package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Hits;
import java.util.ArrayList;
import java.util.List;

/**
 * How well found events match true ones of one type: an event is found when one begins within half
 * a second of its true beginning; each found event serves one true one (event-based F1 with an
 * onset collar, Mesaros et al. 2016).
 *
 * @param hits true events found
 * @param found events that the model told
 * @param truth true events
 * @param onsetErrors seconds from true to found beginning, one for each hit
 */
public record EventScore(int hits, int found, int truth, List<Double> onsetErrors) {

  /** Greatest distance of two beginnings that match, in seconds. */
  public static final double COLLAR = 0.5;

  /** An event as far as matching goes, in seconds. */
  public record Span(double start, double end) {}

  /** Copies the list. */
  public EventScore {
    onsetErrors = List.copyOf(onsetErrors);
  }

  /** Nothing found, nothing true. */
  public static EventScore none() {
    return new EventScore(0, 0, 0, List.of());
  }

  /** Matches two lists in order of their beginnings: nearest free one first come, first served. */
  public static EventScore of(List<Span> truth, List<Span> found) {
    boolean[] used = new boolean[found.size()];
    List<Double> errors = new ArrayList<>();
    for (Span event : truth) {
      int best = -1;
      for (int i = 0; i < found.size(); i++) {
        double distance = Math.abs(found.get(i).start() - event.start());
        if (!used[i]
            && distance <= COLLAR + 1e-6
            && (best < 0 || distance < Math.abs(found.get(best).start() - event.start()))) {
          best = i;
        }
      }
      if (best >= 0) {
        used[best] = true;
        errors.add(found.get(best).start() - event.start());
      }
    }
    return new EventScore(errors.size(), found.size(), truth.size(), errors);
  }

  /** Joins events of one type that overlap or nearly touch: nobody could tell them apart. */
  public static List<Span> joined(List<Span> events, double gap) {
    List<Span> joined = new ArrayList<>();
    for (Span event : events) {
      Span last = joined.isEmpty() ? new Span(0, -gap - 1) : joined.get(joined.size() - 1);
      if (event.start() <= last.end() + gap) {
        joined.set(joined.size() - 1, new Span(last.start(), Math.max(last.end(), event.end())));
      } else {
        joined.add(event);
      }
    }
    return joined;
  }

  /** Both scores together. */
  public EventScore plus(EventScore other) {
    List<Double> errors = new ArrayList<>(onsetErrors);
    errors.addAll(other.onsetErrors);
    return new EventScore(hits + other.hits, found + other.found, truth + other.truth, errors);
  }

  /** The counts alone. */
  Hits counts() {
    return new Hits(hits, found, truth);
  }

  /** Share of the told events that are true; 1 where none was told. */
  public double precision() {
    return found == 0 ? 1 : (double) hits / found;
  }

  /** Share of the true events that were told; 1 where none is true. */
  public double recall() {
    return truth == 0 ? 1 : (double) hits / truth;
  }

  /** Harmonic mean of precision and recall; 1 where none is true and none was told. */
  public double f1() {
    return found + truth == 0 ? 1 : 2.0 * hits / (found + truth);
  }

  /** Mean distance of found from true beginnings, in seconds; 0 without hits. */
  public double onsetError() {
    return onsetErrors.stream().mapToDouble(Math::abs).average().orElse(0);
  }
}
