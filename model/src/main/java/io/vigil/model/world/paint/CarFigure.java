package io.vigil.model.world.paint;

/** A car from the side: 2.3 times as long as high. */
public final class CarFigure implements Figure {
  private static final Ink GLASS = new Ink(0x30404c, 1, 1.5, 0.9, 0.03);
  private static final Ink LINE = new Ink(0, 0.45, 1, 1, 0);

  /** Creates the figure. */
  public CarFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink paint = new Ink(rgb, 1, 1.15, 0.78, 0.03);
    pen.shadow(0, 1.15);
    // The cabin is a little darker than the body, so that a black or white car keeps its form.
    pen.shape(
        paint.times(0.93), -0.86, 0.55, -0.62, 0.95, -0.5, 1.0, 0.2, 1.0, 0.32, 0.95, 0.70, 0.55);
    pen.shape(GLASS, -0.70, 0.60, -0.53, 0.91, -0.13, 0.92, -0.13, 0.60);
    pen.shape(GLASS, -0.05, 0.60, -0.05, 0.92, 0.24, 0.91, 0.54, 0.60);
    pen.shape(
        paint, -1.11, 0.20, -1.14, 0.44, -1.06, 0.58, -0.86, 0.62, 0.72, 0.62, 1.05, 0.52, 1.14,
        0.38, 1.12, 0.20);
    pen.shape(Ink.flat(0x26282c), -1.12, 0.15, -1.13, 0.25, 1.13, 0.25, 1.11, 0.15);
    pen.limb(-0.09, 0.26, -0.09, 0.6, 0.008, 0.008, LINE);
    pen.limb(0.42, 0.28, 0.46, 0.58, 0.008, 0.008, LINE);
    pen.limb(-0.28, 0.52, -0.18, 0.52, 0.014, 0.014, LINE);
    pen.ellipse(1.06, 0.44, 0.06, 0.05, Ink.flat(0xfff4c8));
    pen.ellipse(-1.10, 0.46, 0.04, 0.06, Ink.flat(0xc02018));
    for (double x : new double[] {-0.68, 0.70}) {
      pen.ellipse(x, 0.24, 0.25, 0.25, Ink.flat(0x202226));
      Wheel.draw(pen, x, 0.2, pose.travelled());
    }
  }
}
