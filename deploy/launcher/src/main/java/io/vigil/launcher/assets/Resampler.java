package io.vigil.launcher.assets;

/**
 * Scales pictures with a tent filter, as wide as a source pixel when they grow and as a target
 * pixel when they shrink. Transparent pixels do not bleed into their neighbours.
 */
final class Resampler {
  private Resampler() {}

  /** To exactly this size. */
  static Pixels scale(Pixels picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    float[] planes = new float[picture.width() * picture.height() * 4];
    for (int i = 0; i < picture.argb().length; i++) {
      int pixel = picture.argb()[i];
      float alpha = pixel >>> 24;
      planes[i * 4] = (pixel >> 16 & 0xff) * alpha;
      planes[i * 4 + 1] = (pixel >> 8 & 0xff) * alpha;
      planes[i * 4 + 2] = (pixel & 0xff) * alpha;
      planes[i * 4 + 3] = alpha;
    }
    float[] wide = along(planes, picture.height(), picture.width(), width, 4, picture.width() * 4);
    float[] done = along(wide, width, picture.height(), height, width * 4, 4);
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      float alpha = done[i * 4 + 3];
      float by = alpha < 0.5f ? 0 : 1 / alpha;
      argb[i] =
          Math.round(alpha) << 24
              | Math.round(done[i * 4] * by) << 16
              | Math.round(done[i * 4 + 1] * by) << 8
              | Math.round(done[i * 4 + 2] * by);
    }
    return new Pixels(width, height, argb);
  }

  /** So that the longer side is at most this; never larger than it was. */
  static Pixels fit(Pixels picture, int side) {
    double factor = Math.min(1, (double) side / Math.max(picture.width(), picture.height()));
    return scale(
        picture,
        Math.max(1, (int) Math.round(picture.width() * factor)),
        Math.max(1, (int) Math.round(picture.height() * factor)));
  }

  /**
   * Scales along one axis.
   *
   * @param lines how many lines there are across the axis
   * @param from length of the axis
   * @param to length that it gets
   * @param step from pixel to pixel along the axis, in floats
   * @param stride from line to line, in floats
   */
  private static float[] along(float[] in, int lines, int from, int to, int step, int stride) {
    boolean rows = step == 4;
    int outStep = rows ? 4 : step;
    int outStride = rows ? to * 4 : 4;
    float[] out = new float[lines * to * 4];
    double ratio = (double) from / to;
    double reach = Math.max(1, ratio);
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * ratio - 0.5;
      int first = (int) Math.ceil(centre - reach);
      int last = (int) Math.floor(centre + reach);
      double sum = 0;
      for (int j = first; j <= last; j++) {
        sum += 1 - Math.abs(j - centre) / reach;
      }
      for (int j = first; j <= last; j++) {
        float weight = (float) ((1 - Math.abs(j - centre) / reach) / sum);
        int source = Math.min(from - 1, Math.max(0, j)) * step;
        for (int line = 0; line < lines; line++) {
          for (int c = 0; c < 4; c++) {
            out[line * outStride + i * outStep + c] += weight * in[line * stride + source + c];
          }
        }
      }
    }
    return out;
  }
}
