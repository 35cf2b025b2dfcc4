package io.vigil.model.world.paint;

/** A truck with a box body from the side: 1.85 times as long as high. */
public final class TruckFigure implements Figure {
  private static final Ink GLASS = new Ink(0x30404c, 1, 1.5, 0.9, 0.03);
  private static final Ink LINE = new Ink(0, 0.3, 1, 1, 0);

  /** Creates the figure. */
  public TruckFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink paint = new Ink(rgb, 1, 1.08, 0.82, 0.03);
    pen.shadow(0, 0.95);
    pen.shape(Ink.flat(0x26282c), -0.90, 0.13, -0.90, 0.24, 0.90, 0.24, 0.90, 0.13);
    pen.shape(paint, -0.92, 0.22, -0.92, 1.0, 0.40, 1.0, 0.40, 0.22);
    for (int i = 1; i < 6; i++) {
      double x = -0.92 + i * 0.22;
      pen.limb(x, 0.25, x, 0.98, 0.006, 0.006, LINE);
    }
    pen.shape(Ink.flat(0xb8bcc0), -0.92, 0.22, -0.92, 0.26, 0.40, 0.26, 0.40, 0.22);
    pen.shape(
        paint.times(0.9), 0.45, 0.16, 0.45, 0.80, 0.70, 0.80, 0.88, 0.50, 0.92, 0.44, 0.92, 0.16);
    pen.shape(GLASS, 0.55, 0.52, 0.55, 0.75, 0.69, 0.75, 0.82, 0.52);
    pen.limb(0.51, 0.2, 0.51, 0.76, 0.006, 0.006, LINE);
    pen.shape(Ink.flat(0x26282c), 0.45, 0.13, 0.45, 0.2, 0.935, 0.2, 0.935, 0.13);
    pen.ellipse(0.90, 0.30, 0.035, 0.04, Ink.flat(0xfff4c8));
    pen.ellipse(-0.90, 0.28, 0.025, 0.03, Ink.flat(0xc02018));
    for (double x : new double[] {-0.66, -0.36, 0.66}) {
      pen.ellipse(x, 0.16, 0.16, 0.16, Ink.flat(0x202226));
      Wheel.draw(pen, x, 0.135, pose.travelled());
    }
  }
}
