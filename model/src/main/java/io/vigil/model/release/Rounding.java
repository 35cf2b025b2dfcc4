package io.vigil.model.release;

import java.util.HashMap;
import java.util.Map;

/**
 * Rounds weights to nine bits behind the point, so that they compress to about half: a version
 * control system keeps every bundle for ever. What is measured is measured after rounding.
 */
final class Rounding {

  private static final int DROPPED_BITS = 14;

  private Rounding() {}

  static Map<String, float[]> of(Map<String, float[]> weights) {
    Map<String, float[]> rounded = new HashMap<>();
    weights.forEach((name, values) -> rounded.put(name, of(values)));
    return rounded;
  }

  private static float[] of(float[] values) {
    float[] rounded = new float[values.length];
    int half = 1 << (DROPPED_BITS - 1);
    int mask = -(1 << DROPPED_BITS);
    for (int i = 0; i < values.length; i++) {
      rounded[i] = Float.intBitsToFloat((Float.floatToIntBits(values[i]) + half) & mask);
    }
    return rounded;
  }
}
