package io.vigil.model.inference;

/**
 * Scales a picture to a square by averaging over areas: each pixel of the result is the mean of the
 * source under it, parts of pixels counted as parts. Aspect is not kept. Thread-safe.
 */
public final class AreaScaler {

  private final int size;

  /** To pictures of size x size. */
  public AreaScaler(int size) {
    this.size = size;
  }

  /**
   * Scales.
   *
   * @param rgb [height, width, 3]
   * @return [size, size, 3]
   */
  public byte[] scale(byte[] rgb, int width, int height) {
    float[] rows = new float[height * size * 3];
    squeeze(rgb, width, height, rows);
    byte[] result = new byte[size * size * 3];
    double step = (double) height / size;
    int line = size * 3;
    float[] sum = new float[line];
    for (int y = 0; y < size; y++) {
      double from = y * step;
      double to = Math.min(height, from + step);
      java.util.Arrays.fill(sum, 0);
      for (int sy = (int) from; sy < to; sy++) {
        float part = (float) ((Math.min(to, sy + 1) - Math.max(from, sy)) / step);
        for (int i = 0; i < line; i++) {
          sum[i] += part * rows[sy * line + i];
        }
      }
      for (int i = 0; i < line; i++) {
        result[y * line + i] = (byte) Math.min(255, Math.round(sum[i]));
      }
    }
    return result;
  }

  private void squeeze(byte[] rgb, int width, int height, float[] rows) {
    double step = (double) width / size;
    for (int x = 0; x < size; x++) {
      double from = x * step;
      double to = Math.min(width, from + step);
      for (int sx = (int) from; sx < to; sx++) {
        float part = (float) ((Math.min(to, sx + 1) - Math.max(from, sx)) / step);
        for (int y = 0; y < height; y++) {
          int source = (y * width + sx) * 3;
          int target = (y * size + x) * 3;
          rows[target] += part * (rgb[source] & 0xff);
          rows[target + 1] += part * (rgb[source + 1] & 0xff);
          rows[target + 2] += part * (rgb[source + 2] & 0xff);
        }
      }
    }
  }
}
