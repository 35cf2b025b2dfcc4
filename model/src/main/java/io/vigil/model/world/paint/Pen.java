package io.vigil.model.world.paint;

/**
 * Draws a figure in its own measure: x forward and y up from its foot, in figure heights.
 *
 * @param canvas what it is drawn on
 * @param x where the foot is, in picture heights
 * @param y where the foot is, in picture heights from the top
 * @param scale the figure's height, in picture heights
 * @param facing 1 to the right, -1 to the left
 */
public record Pen(Canvas canvas, double x, double y, double scale, int facing) {
  /** Fixes textures to the figure. */
  public Pen {
    canvas.anchor(x, y);
  }

  void ellipse(double cx, double cy, double rx, double ry, Ink ink) {
    canvas.ellipse(px(cx), py(cy), rx * scale, ry * scale, ink);
  }

  void limb(double x0, double y0, double x1, double y1, double r0, double r1, Ink ink) {
    canvas.limb(px(x0), py(y0), px(x1), py(y1), r0 * scale, r1 * scale, ink);
  }

  void shape(Ink ink, double... xy) {
    double[] placed = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      placed[i] = px(xy[i]);
      placed[i + 1] = py(xy[i + 1]);
    }
    canvas.polygon(ink, placed);
  }

  void shadow(double cx, double halfWidth) {
    ellipse(cx, 0.01, halfWidth, Math.min(0.06, 0.14 * halfWidth), new Ink(0, 0.38, 1, 1, 0));
  }

  /** A leg or arm of two parts; angles are from straight down, forward positive. */
  void jointed(
      double x0,
      double y0,
      double first,
      double upper,
      double second,
      double lower,
      double radius,
      Ink ink) {
    double kneeX = x0 + upper * Math.sin(first);
    double kneeY = y0 - upper * Math.cos(first);
    double footX = kneeX + lower * Math.sin(second);
    double footY = kneeY - lower * Math.cos(second);
    limb(x0, y0, kneeX, kneeY, radius, radius * 0.85, ink);
    limb(kneeX, kneeY, footX, footY, radius * 0.85, radius * 0.65, ink);
  }

  private double px(double forward) {
    return x + facing * forward * scale;
  }

  private double py(double up) {
    return y - up * scale;
  }
}
