package io.vigil.ingest.sample;

/**
 * Chooses pictures on the grid of event time: of each slot of 1/rate seconds UTC the first picture.
 * So two ingests of one stream choose the same, and no slot has two. Used by one thread.
 */
public final class FrameGrid {
  private static final double MICROS = 1e6;

  private final long slotMicros;
  private long lastSlot = Long.MIN_VALUE;

  /** A grid of {@code rate} slots a second. */
  public FrameGrid(double rate) {
    this(Math.max(1, Math.round(MICROS / rate)));
  }

  private FrameGrid(long slotMicros) {
    this.slotMicros = slotMicros;
  }

  /** A grid of slots of so many microseconds. */
  public static FrameGrid ofMicros(long slotMicros) {
    return new FrameGrid(slotMicros);
  }

  /** Whether the picture of this event time is to be taken; it then counts as taken. */
  public boolean take(long eventMicros) {
    long slot = Math.floorDiv(eventMicros, slotMicros);
    if (slot <= lastSlot) {
      return false;
    }
    lastSlot = slot;
    return true;
  }

  /** The length of a slot, microseconds. */
  public long slotMicros() {
    return slotMicros;
  }
}
