package io.vigil.model.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a camera sees and hears from its start on, with the truth of it. Times are seconds. Safe for
 * use by several threads.
 */
public interface Camera {
  /**
   * Paints what it sees at a time.
   *
   * @param rgb receives the picture, row by row, three bytes a pixel: red, green, blue; at least 3
   *     * width * height long
   */
  void picture(double seconds, byte[] rgb, int width, int height);

  /** The 16 kHz mono samples [first, first + count) from the camera's start. */
  short[] sound(long first, int count);

  /** The events that touch [from, to). */
  List<TruthEvent> eventsIn(double from, double to);

  /** The labels of consecutive slots: see {@link Truth#labels}. */
  default boolean[][] labels(long firstSlot, int slots) {
    boolean[][] labels = new boolean[slots][EventTypes.ALL.size()];
    double from = firstSlot * Truth.SLOT;
    Labels.fill(labels, firstSlot, eventsIn(from, from + slots * Truth.SLOT));
    return labels;
  }

  /** Whether the truth tells of events of a type, so that none told means that none happened. */
  default boolean knows(String type) {
    return EventTypes.ALL.contains(type);
  }

  /**
   * The events of further types, each with those of its type that touch [from, to), of which the
   * truth knows over all of that time though not always. They are rough: to learn from, not to
   * judge by.
   */
  default Map<String, List<TruthEvent>> labelledIn(double from, double to) {
    return Map.of();
  }

  /** Whether the truth knows what there is to say of a window. */
  default boolean knowsFacts() {
    return true;
  }

  /** The facts of the window that ends at a time: see {@link Truth#factsAt}. */
  Facts factsAt(double seconds);

  /** Which atoms of facts are not known to hold or not. */
  default Predicate<String> unknownAt(double seconds) {
    return atom -> false;
  }

  /** The things in the picture of a time; empty if the truth does not know them. */
  default Optional<List<Sighting>> sightingsAt(double seconds) {
    return Optional.empty();
  }

  /** Four captions of the window that ends at a time. */
  default List<String> captionsAt(double seconds) {
    return CaptionGrammar.captions(factsAt(seconds), 4);
  }

  /** Whether there is something new to say at a slot's end: see {@link Truth#isCaptionDue}. */
  default boolean isCaptionDue(long slot) {
    double end = (slot + 1) * Truth.SLOT;
    return slot == 0 || factsAt(end).hasNewsSince(factsAt(end - Truth.SLOT));
  }
}
