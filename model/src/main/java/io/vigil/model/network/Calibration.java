package io.vigil.model.network;

import java.util.Arrays;

/**
 * Platt's scaling (1999) of each event type's log-odds and of the caption's: a probability is the
 * logistic function of scale times score plus offset. Found on validation data.
 *
 * @param scales [E + 1], the last is that of the caption being due
 * @param offsets [E + 1]
 * @param needsPictures 1 where a type is not told of a window without any picture, else 0 [E]
 * @param needsSound 1 where a type is not told of a window without any sound, else 0 [E]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights; compared by nobody
public record Calibration(
    float[] scales, float[] offsets, float[] needsPictures, float[] needsSound) {

  /** Leaves the scores as they are, and tells every type of every window. */
  public static Calibration none(int events) {
    float[] scales = new float[events + 1];
    Arrays.fill(scales, 1);
    return new Calibration(scales, new float[events + 1], new float[events], new float[events]);
  }
}
