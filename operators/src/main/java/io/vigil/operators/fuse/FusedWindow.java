package io.vigil.operators.fuse;

import io.vigil.model.inference.FusionOutput;
import io.vigil.operators.align.FusionWindow;

/**
 * What the network says of one window. S slots, E event types.
 *
 * @param stream stream id
 * @param ordinal its place among the stream's outputs
 * @param end event time, microseconds UTC
 * @param ingested wall clock at which the newest record in it was ingested, microseconds UTC
 * @param frameTimes [S] event times of the frames, 0 where there is none
 * @param heard [S] whether there is sound in the slot
 * @param output the network's words
 */
// Arrays: read once by the next step, never changed.
@SuppressWarnings("ArrayRecordComponent")
public record FusedWindow(
    String stream,
    long ordinal,
    long end,
    long ingested,
    long[] frameTimes,
    boolean[] heard,
    FusionOutput output)
    implements FuseOutput {

  /** The window's words, beside what is known of the window. */
  public static FusedWindow of(FusionWindow window, FusionOutput output) {
    int slots = window.frameTimes().length;
    int cells = window.audioMask().length / slots;
    boolean[] heard = new boolean[slots];
    for (int i = 0; i < window.audioMask().length; i++) {
      heard[i / cells] |= window.audioMask()[i] > 0;
    }
    return new FusedWindow(
        window.stream(),
        window.ordinal(),
        window.end(),
        window.ingested(),
        window.frameTimes(),
        heard,
        output);
  }

  /** Whether any slot has a picture. */
  public boolean hasPicture() {
    for (long time : frameTimes) {
      if (time != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether any slot has sound. */
  public boolean hasSound() {
    for (boolean slot : heard) {
      if (slot) {
        return true;
      }
    }
    return false;
  }
}
