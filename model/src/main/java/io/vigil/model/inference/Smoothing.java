package io.vigil.model.inference;

/**
 * Weighted means over neighbours. What stands beside what matters mostly belongs to it: a thing
 * fills several patches of several pictures, a sound several cells. Stateless.
 */
final class Smoothing {

  private Smoothing() {}

  /** Over the nearest pictures (weights 1, 2, 1) and patches (1, 4, 1 each way): [T, G, G]. */
  static float[] pictures(float[] values, int grid) {
    float[] y = along(values, values.length / (grid * grid), grid * grid, 2);
    y = along(y, grid, grid, 4);
    return along(y, grid, 1, 4);
  }

  /** Over the nearest cells in time and pitch (weights 1, 2, 1): [X, Y]. */
  static float[] sound(float[] values, int rows) {
    return along(along(values, values.length / rows, rows, 2), rows, 1, 2);
  }

  /** Along an axis of a given length, whose places lie {@code step} apart; ends have one side. */
  private static float[] along(float[] values, int length, int step, float own) {
    float[] means = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int place = i / step % length;
      float sum = own * values[i];
      float weight = own;
      if (place > 0) {
        sum += values[i - step];
        weight++;
      }
      if (place < length - 1) {
        sum += values[i + step];
        weight++;
      }
      means[i] = sum / weight;
    }
    return means;
  }
}
