package io.vigil.model.world.paint;

import io.vigil.model.world.random.Hash;

/**
 * A picture in the making: three floats a pixel, 0 to 255. Positions are in picture heights from
 * the top left corner; the view is 16:9 whatever the pixels are, so that other sizes stretch it.
 * Edges are smoothed by distance. Not safe for use by several threads.
 */
public final class Canvas {
  /** The view's width over its height. */
  public static final double ASPECT = 16.0 / 9.0;

  /** Cells of figures' texture to a picture height. */
  private static final double GRAIN = 70;

  private final int width;
  private final int height;
  private final float[] pixels;
  private final double unitX;
  private final double unitY;
  private final double sharpness;
  private double anchorX;
  private double anchorY;

  /** Creates a black picture. */
  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.pixels = new float[3 * width * height];
    this.unitX = ASPECT / width;
    this.unitY = 1.0 / height;
    this.sharpness = 1 / Math.sqrt(unitX * unitY);
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** The pixels themselves, row by row: red, green, blue. */
  public float[] pixels() {
    return pixels;
  }

  /** Takes the picture of another canvas of the same size. */
  public void copyFrom(Canvas other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
  }

  /** Fixes the point that textures move with. */
  public void anchor(double x, double y) {
    anchorX = x;
    anchorY = y;
  }

  /** Fills an upright rectangle. */
  public void rectangle(double left, double top, double right, double bottom, Ink ink) {
    polygon(ink, left, top, right, top, right, bottom, left, bottom);
  }

  /** Fills an upright ellipse. */
  public void ellipse(double cx, double cy, double rx, double ry, Ink ink) {
    double ix = 1 / (rx * rx);
    double iy = 1 / (ry * ry);
    fill(
        cx - rx,
        cy - ry,
        cx + rx,
        cy + ry,
        ink,
        (x, y) -> {
          double dx = x - cx;
          double dy = y - cy;
          double q = dx * dx * ix + dy * dy * iy;
          double slope = Math.sqrt(dx * dx * ix * ix + dy * dy * iy * iy);
          // First-order distance to the edge: (q - 1) / |gradient of q|.
          double distance = slope == 0 ? -Math.min(rx, ry) : (q - 1) / (2 * slope);
          return 0.5 - distance * sharpness;
        });
  }

  /** Fills a limb: a line with round ends, of radius r0 at its start and r1 at its end. */
  public void limb(double x0, double y0, double x1, double y1, double r0, double r1, Ink ink) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = Math.max(1e-12, dx * dx + dy * dy);
    double r = Math.max(r0, r1);
    fill(
        Math.min(x0, x1) - r,
        Math.min(y0, y1) - r,
        Math.max(x0, x1) + r,
        Math.max(y0, y1) + r,
        ink,
        (x, y) -> {
          double along = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
          double ex = x - x0 - along * dx;
          double ey = y - y0 - along * dy;
          double distance = Math.sqrt(ex * ex + ey * ey);
          double radius = r0 + along * (r1 - r0);
          double far = 0.5 - (distance + radius) * sharpness;
          // A line thinner than a pixel covers only its own width of it.
          return 0.5 - (distance - radius) * sharpness - Math.max(0, far);
        });
  }

  /** Fills a convex polygon given as x, y, x, y ..., in either direction. */
  public void polygon(Ink ink, double... xy) {
    int corners = xy.length / 2;
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    double area = 0;
    for (int i = 0; i < corners; i++) {
      int next = (i + 1) % corners;
      left = Math.min(left, xy[2 * i]);
      right = Math.max(right, xy[2 * i]);
      top = Math.min(top, xy[2 * i + 1]);
      bottom = Math.max(bottom, xy[2 * i + 1]);
      area += xy[2 * i] * xy[2 * next + 1] - xy[2 * next] * xy[2 * i + 1];
    }
    double sign = Math.signum(area);
    double[] edges = new double[3 * corners];
    for (int i = 0; i < corners; i++) {
      int next = (i + 1) % corners;
      double ex = xy[2 * next] - xy[2 * i];
      double ey = xy[2 * next + 1] - xy[2 * i + 1];
      double length = Math.max(1e-9, Math.hypot(ex, ey));
      edges[3 * i] = sign * ey / length;
      edges[3 * i + 1] = -sign * ex / length;
      edges[3 * i + 2] = -(edges[3 * i] * xy[2 * i] + edges[3 * i + 1] * xy[2 * i + 1]);
    }
    fill(
        left,
        top,
        right,
        bottom,
        ink,
        (x, y) -> {
          double distance = -Double.MAX_VALUE;
          for (int i = 0; i < edges.length; i += 3) {
            distance = Math.max(distance, edges[i] * x + edges[i + 1] * y + edges[i + 2]);
          }
          return 0.5 - distance * sharpness;
        });
  }

  /** Multiplies everything by smooth noise in two scales, so that no area is quite plain. */
  public void weather(long seed, double strength) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double vx = (x + 0.5) * unitX;
        double vy = (y + 0.5) * unitY;
        double value = smooth(seed, vx * 6, vy * 6) + 0.7 * smooth(seed + 1, vx * 40, vy * 40);
        float factor = (float) (1 + strength * value);
        int at = 3 * (y * width + x);
        pixels[at] *= factor;
        pixels[at + 1] *= factor;
        pixels[at + 2] *= factor;
      }
    }
  }

  private static double smooth(long seed, double x, double y) {
    long ix = (long) Math.floor(x);
    long iy = (long) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    double top = cell(seed, ix, iy) * (1 - fx) + cell(seed, ix + 1, iy) * fx;
    double bottom = cell(seed, ix, iy + 1) * (1 - fx) + cell(seed, ix + 1, iy + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private static double cell(long seed, long x, long y) {
    return Hash.signed(seed, x * 7919 + y);
  }

  private void fill(
      double left, double top, double right, double bottom, Ink ink, Coverage coverage) {
    int x0 = Math.max(0, (int) Math.floor(left / unitX) - 1);
    int x1 = Math.min(width - 1, (int) Math.ceil(right / unitX) + 1);
    int y0 = Math.max(0, (int) Math.floor(top / unitY) - 1);
    int y1 = Math.min(height - 1, (int) Math.ceil(bottom / unitY) + 1);
    double tall = Math.max(1e-9, bottom - top);
    float r = ink.rgb() >> 16 & 255;
    float g = ink.rgb() >> 8 & 255;
    float b = ink.rgb() & 255;
    for (int py = y0; py <= y1; py++) {
      double y = (py + 0.5) * unitY;
      double down = Math.max(0, Math.min(1, (y - top) / tall));
      double rowShade = ink.top() + (ink.bottom() - ink.top()) * down;
      long grainRow = (long) Math.floor((y - anchorY) * GRAIN) * 7919;
      int at = 3 * (py * width + x0);
      for (int px = x0; px <= x1; px++, at += 3) {
        double x = (px + 0.5) * unitX;
        double covered = coverage.at(x, y);
        if (covered <= 0) {
          continue;
        }
        float a = (float) (Math.min(1, covered) * ink.alpha());
        double shade = rowShade;
        if (ink.grain() > 0) {
          long cell = grainRow + (long) Math.floor((x - anchorX) * GRAIN);
          shade += ink.grain() * Hash.signed(cell, 1);
        }
        float s = (float) shade;
        pixels[at] += a * (r * s - pixels[at]);
        pixels[at + 1] += a * (g * s - pixels[at + 1]);
        pixels[at + 2] += a * (b * s - pixels[at + 2]);
      }
    }
  }

  /** How much of the pixel around a point a form covers; below 0 and above 1 are cut. */
  @FunctionalInterface
  private interface Coverage {
    double at(double x, double y);
  }
}
