package io.vigil.model.world.paint;

/** A dog from the side: long legs, hanging ear, snout, and a tail that wags. */
public final class DogFigure implements Figure {
  /** Creates the figure. */
  public DogFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink fur = new Ink(rgb, 1, 1.1, 0.82, 0.08);
    Ink far = fur.times(0.68);
    Ink ear = Ink.solid(Ink.mix(rgb, 0x140c06, 0.55));
    double phase = 2 * Math.PI * pose.travelled() / 1.3;
    double swing = pose.isMoving() ? 0.55 : 0.05;
    double bob = pose.isMoving() ? 0.02 * Math.sin(2 * phase) : 0;
    pen.shadow(0, 0.55);
    leg(pen, -0.36, phase + 2.4, swing, far);
    leg(pen, 0.22, phase + 3.6, swing, far);
    double wag = 0.12 * Math.sin(9 * pose.seconds() + pose.seed() % 7);
    pen.limb(-0.44, 0.62 + bob, -0.56 + wag / 2, 0.82, 0.05, 0.04, fur);
    pen.limb(-0.56 + wag / 2, 0.82, -0.6 + wag, 0.95, 0.04, 0.025, fur);
    pen.limb(-0.32, 0.55 + bob, 0.2, 0.56 + bob, 0.165, 0.2, fur);
    leg(pen, -0.34, phase, swing, fur);
    leg(pen, 0.26, phase + 1.2, swing, fur);
    pen.limb(0.24, 0.64 + bob, 0.4, 0.82 + bob, 0.14, 0.11, fur);
    pen.ellipse(0.44, 0.86 + bob, 0.14, 0.125, fur);
    pen.limb(0.5, 0.82 + bob, 0.65, 0.79 + bob, 0.08, 0.055, fur);
    pen.ellipse(0.7, 0.815 + bob, 0.032, 0.03, Ink.flat(0x101010));
    pen.limb(0.54, 0.755 + bob, 0.66, 0.745 + bob, 0.01, 0.01, Ink.flat(0x401818));
    pen.limb(0.37, 0.94 + bob, 0.31, 0.76 + bob, 0.055, 0.065, ear);
    pen.ellipse(0.49, 0.89 + bob, 0.022, 0.022, Ink.flat(0xf0f0f0));
    pen.ellipse(0.495, 0.89 + bob, 0.014, 0.014, Ink.flat(0x101010));
    // A red collar marks it as somebody's dog.
    pen.limb(0.27, 0.79 + bob, 0.40, 0.69 + bob, 0.022, 0.022, Ink.flat(0x8c2030));
  }

  private static void leg(Pen pen, double x, double phase, double swing, Ink ink) {
    double upper = swing * Math.sin(phase);
    double lower = upper - swing * Math.max(0, Math.cos(phase));
    pen.jointed(x, 0.48, upper, 0.25, lower, 0.21, 0.07, ink);
    double footX = x + 0.25 * Math.sin(upper) + 0.21 * Math.sin(lower);
    double footY = 0.48 - 0.25 * Math.cos(upper) - 0.21 * Math.cos(lower);
    pen.limb(footX, footY, footX + 0.05, footY, 0.04, 0.035, ink);
  }
}
