package io.vigil.operators.answer;

/**
 * What one window was to the network, as it answers questions on it. Immutable: the array is never
 * changed after it is made.
 *
 * @param start event time, microseconds UTC, inclusive
 * @param end event time, microseconds UTC, exclusive
 * @param pictureShare share of the pictures in what the window says, 0 to 1
 * @param context [C, W] what the answering takes
 */
// An array: handed to the network, never changed.
@SuppressWarnings("ArrayRecordComponent")
public record Seen(long start, long end, float pictureShare, float[] context) {

  /** Event time in the middle, microseconds UTC. */
  public long middle() {
    return start + (end - start) / 2;
  }
}
