package io.vigil.model.world.paint;

/** A cat from the side: low body, round head, pointed ears, and a long tail held high. */
public final class CatFigure implements Figure {
  /** Creates the figure. */
  public CatFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink fur = new Ink(rgb, 1, 1.1, 0.84, 0.1);
    Ink far = fur.times(0.68);
    Ink stripe = Ink.flat(Ink.mix(rgb, 0x30241c, 0.45)).faded(0.7);
    double phase = 2 * Math.PI * pose.travelled() / 1.1;
    double swing = pose.isMoving() ? 0.5 : 0.04;
    double sway = 0.07 * Math.sin(2.2 * pose.seconds() + pose.seed() % 7);
    pen.shadow(0, 0.55);
    leg(pen, -0.32, phase + 2.4, swing, far);
    leg(pen, 0.2, phase + 3.6, swing, far);
    // The tail: three parts that rise in a curve and hook forward at the tip.
    pen.limb(-0.4, 0.5, -0.62, 0.62, 0.055, 0.05, fur);
    pen.limb(-0.62, 0.62, -0.66 + sway, 0.9, 0.05, 0.045, fur);
    pen.limb(-0.66 + sway, 0.9, -0.55 + 1.4 * sway, 1.04, 0.045, 0.04, fur);
    pen.limb(-0.3, 0.46, 0.2, 0.45, 0.175, 0.165, fur);
    for (int i = 0; i < 4; i++) {
      double x = -0.3 + i * 0.14;
      pen.limb(x, 0.6, x + 0.02, 0.46, 0.022, 0.012, stripe);
    }
    leg(pen, -0.32, phase, swing, fur);
    leg(pen, 0.24, phase + 1.2, swing, fur);
    pen.limb(0.2, 0.52, 0.36, 0.66, 0.14, 0.13, fur);
    pen.shape(far, 0.30, 0.82, 0.32, 1.02, 0.45, 0.86);
    pen.shape(fur, 0.44, 0.86, 0.56, 1.02, 0.58, 0.8);
    pen.ellipse(0.44, 0.74, 0.185, 0.16, fur);
    pen.ellipse(0.57, 0.69, 0.075, 0.06, fur.times(1.08));
    pen.ellipse(0.635, 0.71, 0.02, 0.016, Ink.flat(0xd07878));
    pen.ellipse(0.52, 0.775, 0.034, 0.03, Ink.flat(0xa8c840));
    pen.ellipse(0.528, 0.775, 0.01, 0.027, Ink.flat(0x101010));
    Ink whisker = Ink.flat(0xe8e8e0).faded(0.8);
    pen.limb(0.6, 0.69, 0.74, 0.72, 0.006, 0.004, whisker);
    pen.limb(0.6, 0.68, 0.74, 0.66, 0.006, 0.004, whisker);
  }

  private static void leg(Pen pen, double x, double phase, double swing, Ink ink) {
    double upper = swing * Math.sin(phase);
    double lower = upper - swing * Math.max(0, Math.cos(phase));
    pen.jointed(x, 0.38, upper, 0.19, lower, 0.17, 0.06, ink);
    double footX = x + 0.19 * Math.sin(upper) + 0.17 * Math.sin(lower);
    double footY = 0.38 - 0.19 * Math.cos(upper) - 0.17 * Math.cos(lower);
    pen.limb(footX, footY, footX + 0.05, footY, 0.038, 0.034, ink);
  }
}
