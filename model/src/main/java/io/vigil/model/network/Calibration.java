package io.vigil.model.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

  /** The names of its parts among a bundle's weights. */
  public static final List<String> NAMES =
      List.of(
          "calibration/scales",
          "calibration/offsets",
          "calibration/needs-pictures",
          "calibration/needs-sound");

  /** Its parts by their names. */
  public Map<String, float[]> named() {
    return Map.of(
        NAMES.get(0), scales,
        NAMES.get(1), offsets,
        NAMES.get(2), needsPictures,
        NAMES.get(3), needsSound);
  }

  /**
   * That of parts by their names.
   *
   * @throws IllegalArgumentException if one is missing
   */
  public static Calibration of(Map<String, float[]> named) {
    if (!named.keySet().containsAll(NAMES)) {
      throw new IllegalArgumentException("no whole calibration: " + named.keySet());
    }
    return new Calibration(
        named.getOrDefault(NAMES.get(0), new float[0]),
        named.getOrDefault(NAMES.get(1), new float[0]),
        named.getOrDefault(NAMES.get(2), new float[0]),
        named.getOrDefault(NAMES.get(3), new float[0]));
  }

  /**
   * What comes of this where it is applied to what another has calibrated already; what needs which
   * sense stays as the other has it.
   */
  public Calibration after(Calibration first) {
    float[] scale = new float[scales.length];
    float[] offset = new float[scales.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = scales[i] * first.scales[i];
      offset[i] = scales[i] * first.offsets[i] + offsets[i];
    }
    return new Calibration(scale, offset, first.needsPictures, first.needsSound);
  }

  /** Leaves the scores as they are, and tells every type of every window. */
  public static Calibration none(int events) {
    float[] scales = new float[events + 1];
    Arrays.fill(scales, 1);
    return new Calibration(scales, new float[events + 1], new float[events], new float[events]);
  }
}
