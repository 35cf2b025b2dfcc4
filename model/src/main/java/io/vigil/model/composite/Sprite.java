package io.vigil.model.composite;

import io.vigil.model.assets.Cutout;
import io.vigil.model.world.paint.Canvas;

/** A cut-out in the size in which it is drawn: colours times how much of it is there. Immutable. */
final class Sprite {
  private final int width;
  private final int height;
  private final float[] pixels;

  /**
   * Brings a cut-out to a size.
   *
   * @param gains factor on red, green and blue
   */
  Sprite(Cutout cutout, int width, int height, boolean mirrored, float[] gains) {
    this.width = width;
    this.height = height;
    this.pixels = new float[4 * width * height];
    int w = cutout.width();
    Scaling.Taps across = new Scaling.Taps(0, w, width, w);
    Scaling.Taps down = new Scaling.Taps(0, cutout.height(), height, cutout.height());
    float[] lit = lit(cutout, gains);
    float[] row = new float[4 * w];
    for (int y = 0; y < height; y++) {
      down.rows(y, lit, row);
      for (int x = 0; x < width; x++) {
        across.mix(x, row, pixels, 4 * (y * width + (mirrored ? width - 1 - x : x)), 4);
      }
    }
  }

  /** Red, green and blue (0 to 255) times alpha, and alpha (0 to 1). */
  private static float[] lit(Cutout cutout, float[] gains) {
    byte[] rgba = cutout.rgba();
    float[] lit = new float[rgba.length];
    for (int i = 0; i < rgba.length; i += 4) {
      float alpha = (rgba[i + 3] & 255) / 255f;
      for (int c = 0; c < 3; c++) {
        lit[i + c] = alpha * Math.min(255, gains[c] * (rgba[i + c] & 255));
      }
      lit[i + 3] = alpha;
    }
    return lit;
  }

  /**
   * Draws it; positions between pixels mix neighbours.
   *
   * @param left of it on the canvas, in pixels
   * @param top of it on the canvas, in pixels
   */
  void draw(Canvas canvas, double left, double top) {
    int ix = (int) Math.floor(left);
    int iy = (int) Math.floor(top);
    float fx = (float) (left - ix);
    float fy = (float) (top - iy);
    float[] out = canvas.pixels();
    int firstX = Math.max(0, ix);
    int lastX = Math.min(canvas.width() - 1, ix + width);
    for (int y = Math.max(0, iy); y <= Math.min(canvas.height() - 1, iy + height); y++) {
      for (int x = firstX; x <= lastX; x++) {
        float alpha = at(x - ix, y - iy, 3, fx, fy);
        if (alpha > 0) {
          int at = 3 * (y * canvas.width() + x);
          for (int c = 0; c < 3; c++) {
            out[at + c] = out[at + c] * (1 - alpha) + at(x - ix, y - iy, c, fx, fy);
          }
        }
      }
    }
  }

  private float at(int x, int y, int c, float fx, float fy) {
    return (1 - fy) * ((1 - fx) * pixel(x, y, c) + fx * pixel(x - 1, y, c))
        + fy * ((1 - fx) * pixel(x, y - 1, c) + fx * pixel(x - 1, y - 1, c));
  }

  private float pixel(int x, int y, int c) {
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[4 * (y * width + x) + c];
  }
}
