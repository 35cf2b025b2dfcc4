package io.vigil.model.event;

/**
 * Where one event type of one stream stands between two slots. Plain values, to be stored as they
 * are.
 *
 * @param stage idle, rising, open or falling
 * @param start micros of the first slot's start; 0 when idle
 * @param end micros of the last slot's end in which it held; 0 when idle
 * @param slots slots in which it held
 * @param quiet slots since it held
 * @param probabilities sum of the probabilities over the slots in which it held
 * @param shares sum of the pictures' shares over the same slots
 */
public record EventState(
    Stage stage, long start, long end, int slots, int quiet, double probabilities, double shares) {

  /** Nothing is going on. */
  public static final EventState IDLE = new EventState(Stage.IDLE, 0, 0, 0, 0, 0, 0);

  /** The stages of an event. */
  public enum Stage {
    /** Nothing. */
    IDLE,
    /** Begun, but not yet long enough to be told. */
    RISING,
    /** Told, and going on. */
    OPEN,
    /** Told, and below its threshold for a moment that may be bridged. */
    FALLING
  }

  /** Mean probability over the slots in which it held; 0 when idle. */
  public float confidence() {
    return slots == 0 ? 0 : (float) (probabilities / slots);
  }

  /** Mean share of the pictures in the evidence, 0 to 1; 0 when idle. */
  public float pictureShare() {
    return slots == 0 ? 0 : (float) (shares / slots);
  }

  /** Whether the event has been told and has not ended. */
  public boolean isTold() {
    return stage == Stage.OPEN || stage == Stage.FALLING;
  }

  EventState hold(Stage next, long slotStart, long slotEnd, float probability, float share) {
    return new EventState(
        next,
        stage == Stage.IDLE ? slotStart : start,
        slotEnd,
        slots + 1,
        0,
        probabilities + probability,
        shares + share);
  }

  EventState miss() {
    return new EventState(Stage.FALLING, start, end, slots, quiet + 1, probabilities, shares);
  }
}
