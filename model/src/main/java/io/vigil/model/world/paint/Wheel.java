package io.vigil.model.world.paint;

/** A wheel whose spokes turn with the way that it has gone. */
final class Wheel {
  private Wheel() {}

  static void draw(Pen pen, double x, double radius, double travelled) {
    pen.ellipse(x, radius, radius, radius, Ink.flat(0x141416));
    pen.ellipse(x, radius, radius * 0.62, radius * 0.62, Ink.flat(0xa8acb0));
    double turn = -travelled / radius;
    for (int spoke = 0; spoke < 3; spoke++) {
      double angle = turn + spoke * Math.PI / 3;
      double dx = 0.56 * radius * Math.cos(angle);
      double dy = 0.56 * radius * Math.sin(angle);
      pen.limb(
          x - dx,
          radius - dy,
          x + dx,
          radius + dy,
          radius * 0.09,
          radius * 0.09,
          Ink.flat(0x484c50));
    }
    pen.ellipse(x, radius, radius * 0.16, radius * 0.16, Ink.flat(0x303234));
  }
}
