package io.vigil.model.event;

import io.vigil.model.event.EventState.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the probabilities of slots into events by hysteresis, least length and merging. Evaluation
 * and the streaming job use this one class, so that what is measured is what is served. Stateless:
 * states go in and come out. Safe for use by several threads.
 *
 * <p>Letters: T slots of a window, E event types.
 */
public final class EventDecoder {

  private final List<EventType> types;
  private final int slots;
  private final long hopMicros;

  /**
   * The states after a slot, one for each type, and what changed in it.
   *
   * @param states in the order of the types
   * @param changes at most one for each type
   */
  public record Step(List<EventState> states, List<EventChange> changes) {}

  /**
   * A decoder of windows of T slots.
   *
   * @param types in the order of the probabilities
   * @param slots T
   * @param hopMicros length of a slot
   */
  public EventDecoder(List<EventType> types, int slots, long hopMicros) {
    this.types = List.copyOf(types);
    this.slots = slots;
    this.hopMicros = hopMicros;
  }

  /** The states of a stream of which nothing is known: all idle. */
  public List<EventState> idle() {
    return types.stream().map(t -> EventState.IDLE).toList();
  }

  /**
   * Takes in the next window of a stream; windows follow each other by one slot.
   *
   * @param states as the last step left them
   * @param probabilities [T E] of the window, slot after slot
   * @param shares [E] of the pictures in the evidence for each type
   * @param windowEnd micros of the newest slot's end
   */
  public Step step(List<EventState> states, float[] probabilities, float[] shares, long windowEnd) {
    List<EventState> next = new ArrayList<>(types.size());
    List<EventChange> changes = new ArrayList<>();
    for (int e = 0; e < types.size(); e++) {
      EventType type = types.get(e);
      int slot = slots - 1 - type.decisionLag();
      long end = windowEnd - type.decisionLag() * hopMicros;
      float probability = probabilities[slot * types.size() + e];
      EventState before = states.get(e);
      EventState after = next(type, before, end - hopMicros, end, probability, shares[e]);
      next.add(after.stage() == Stage.FALLING && isOver(type, after) ? EventState.IDLE : after);
      int number = e;
      change(type, before, after)
          .ifPresent(kind -> changes.add(new EventChange(number, kind, after)));
    }
    return new Step(next, changes);
  }

  /** Ends everything that is told, as at the end of a stream or a hole in it. */
  public Step end(List<EventState> states) {
    List<EventChange> changes = new ArrayList<>();
    for (int e = 0; e < types.size(); e++) {
      if (states.get(e).isTold()) {
        changes.add(new EventChange(e, EventChange.Kind.ENDED, states.get(e)));
      }
    }
    return new Step(idle(), changes);
  }

  private static EventState next(
      EventType type, EventState state, long start, long end, float probability, float share) {
    float bar = state.stage() == Stage.IDLE ? type.threshold() : type.offThreshold();
    if (probability >= bar) {
      boolean told = state.isTold() || state.slots() + 1 >= type.minSlots();
      return state.hold(told ? Stage.OPEN : Stage.RISING, start, end, probability, share);
    }
    return state.isTold() ? state.miss() : EventState.IDLE;
  }

  private static boolean isOver(EventType type, EventState state) {
    return state.quiet() > type.mergeSlots();
  }

  private static Optional<EventChange.Kind> change(
      EventType type, EventState before, EventState after) {
    if (after.stage() == Stage.OPEN) {
      return Optional.of(before.isTold() ? EventChange.Kind.CONTINUED : EventChange.Kind.STARTED);
    }
    return after.stage() == Stage.FALLING && isOver(type, after)
        ? Optional.of(EventChange.Kind.ENDED)
        : Optional.empty();
  }
}
