package io.vigil.operators.encode;

import java.io.Serializable;

/**
 * The model's time base on the absolute grid: event time 0 is 1970-01-01T00:00:00Z, and every slot,
 * audio token and window begins and ends on a multiple of its span, so that the same moment is cut
 * the same way whenever and wherever it is computed.
 *
 * @param hopMicros the span of a slot, microseconds
 * @param slots slots of a window
 * @param cellsPerSlot audio tokens of a slot
 * @param sampleRate of sound, Hz
 */
public record TimeGrid(long hopMicros, int slots, int cellsPerSlot, int sampleRate)
    implements Serializable {

  /** What an encoder takes at once: one second of sound. */
  public static final long SEGMENT_MICROS = 1_000_000;

  /**
   * Checks that the spans fit into one another.
   *
   * @throws IllegalArgumentException if they do not
   */
  public TimeGrid {
    if (hopMicros < 1
        || slots < 1
        || cellsPerSlot < 1
        || sampleRate < 1
        || hopMicros % cellsPerSlot != 0
        || SEGMENT_MICROS % (hopMicros / cellsPerSlot) != 0) {
      throw new IllegalArgumentException(
          "audio tokens must divide a slot and a second: hop %d us, %d tokens a slot"
              .formatted(hopMicros, cellsPerSlot));
    }
  }

  /** The span of an audio token, microseconds. */
  public long cellMicros() {
    return hopMicros / cellsPerSlot;
  }

  /** Audio tokens of a second. */
  public int cellsPerSegment() {
    return (int) (SEGMENT_MICROS / cellMicros());
  }

  /** Samples of a second of sound. */
  public int segmentSamples() {
    return Math.toIntExact(SEGMENT_MICROS * sampleRate / 1_000_000);
  }

  /** The span of a window, microseconds. */
  public long windowMicros() {
    return hopMicros * slots;
  }

  /** The slot that an event time lies in. */
  public long slotOf(long micros) {
    return Math.floorDiv(micros, hopMicros);
  }

  /** The audio token's place that an event time lies in. */
  public long cellOf(long micros) {
    return Math.floorDiv(micros, cellMicros());
  }

  /** The slot that an audio token lies in. */
  public long slotOfCell(long cell) {
    return Math.floorDiv(cell, (long) cellsPerSlot);
  }

  /** How long so many samples last, microseconds, rounded. */
  public long microsOf(int samples) {
    return Math.round(samples * 1e6 / sampleRate);
  }
}
