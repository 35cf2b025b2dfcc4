package io.vigil.operators.subscribe.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule remembers of one stream, or of all of them together. It is bounded whatever comes.
 * Mutable, used by one thread; {@link RuleStateFormat} stores it.
 */
public final class RuleState {

  /** Before any time. */
  static final long NEVER = Long.MIN_VALUE;

  /** Most streams and event types that are told apart. */
  static final int MOST_NAMES = 4096;

  /** Most occurrences that wait for others. */
  static final int MOST_KEPT = 2048;

  /** An occurrence that may still become part of a match. */
  static final class Kept {
    final Occurrence occurrence;

    /** The streams for which a sequence that it ends was told. */
    final List<String> told = new ArrayList<>();

    Kept(Occurrence occurrence) {
      this.occurrence = occurrence;
    }
  }

  /** Revision of the rule that this belongs to. */
  long revision;

  /** When the last match was, by group. */
  final Map<String, Long> lastMatch = named();

  /** Start of the newest occurrence that was counted or told, by stream and type. */
  final Map<String, Long> seen = named();

  /** What a sequence or a count is waiting with, by start. */
  final List<Kept> kept = new ArrayList<>();

  /** What goes on now, by stream and type: its start. */
  final Map<String, Long> open = named();

  /** Since when nothing fits. */
  long silentSince = NEVER;

  /** The silence that was told last, by its beginning. */
  long toldSilence = NEVER;

  /** End of the newest moment, by stream. */
  final Map<String, Long> momentEnd = named();

  /** The run of moments that goes on, by stream. */
  final Map<String, Occurrence> runs = named();

  /** Whether anything changed since it was read. */
  boolean changed;

  /** A rule that has seen nothing. */
  public RuleState(long revision) {
    this.revision = revision;
  }

  /** Revision of the rule that this belongs to. */
  public long revision() {
    return revision;
  }

  /** Whether anything changed since it was read, so that it must be stored. */
  public boolean changed() {
    return changed;
  }

  private static <T> Map<String, T> named() {
    return new LinkedHashMap<>();
  }

  /** Puts a value as the newest; the oldest goes when there are too many. */
  <T> void put(Map<String, T> map, String key, T value) {
    map.remove(key);
    map.put(key, value);
    if (map.size() > MOST_NAMES) {
      map.remove(map.keySet().iterator().next());
    }
    changed = true;
  }

  /** Keeps an occurrence in order of start; the oldest goes when there are too many. */
  Kept keep(Occurrence occurrence) {
    Kept added = new Kept(occurrence);
    int at = kept.size();
    while (at > 0 && ORDER.compare(kept.get(at - 1).occurrence, occurrence) > 0) {
      at--;
    }
    kept.add(at, added);
    if (kept.size() > MOST_KEPT) {
      kept.remove(0);
    }
    changed = true;
    return added;
  }

  /** By start, and then by what never changes, so that the order of arrival does not matter. */
  private static final java.util.Comparator<Occurrence> ORDER =
      java.util.Comparator.comparingLong(Occurrence::start)
          .thenComparing(Occurrence::stream)
          .thenComparing(Occurrence::type)
          .thenComparing(Occurrence::id);
}
