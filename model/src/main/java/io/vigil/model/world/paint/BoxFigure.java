package io.vigil.model.world.paint;

/** A parcel: three faces, a strip of tape, and a label. */
public final class BoxFigure implements Figure {
  /** Creates the figure. */
  public BoxFigure() {}

  @Override
  public void draw(Pen pen, int rgb, Pose pose) {
    Ink front = new Ink(rgb, 1, 1.02, 0.9, 0.05);
    pen.shadow(0, 0.62);
    pen.shape(front.times(0.6), 0.36, 0.0, 0.55, 0.18, 0.55, 0.98, 0.36, 0.78);
    pen.shape(front, -0.55, 0.0, -0.55, 0.78, 0.36, 0.78, 0.36, 0.0);
    int light = Ink.mix(rgb, 0xffffff, 0.3);
    pen.shape(Ink.flat(light), -0.55, 0.78, -0.36, 0.98, 0.55, 0.98, 0.36, 0.78);
    Ink tape = Ink.flat(0xd8c08c).faded(0.9);
    pen.shape(tape, -0.16, 0.78, 0.03, 0.98, 0.14, 0.98, -0.05, 0.78);
    pen.shape(tape, -0.16, 0.5, -0.16, 0.78, -0.05, 0.78, -0.05, 0.5);
    pen.shape(Ink.flat(0xf4f4f0), -0.46, 0.1, -0.46, 0.32, -0.16, 0.32, -0.16, 0.1);
    for (int i = 0; i < 3; i++) {
      double y = 0.15 + 0.06 * i;
      pen.limb(-0.42, y, -0.21, y, 0.012, 0.012, Ink.flat(0x606060));
    }
    Ink edge = new Ink(0, 0.35, 1, 1, 0);
    pen.limb(-0.55, 0.78, 0.36, 0.78, 0.01, 0.01, edge);
    pen.limb(0.36, 0.0, 0.36, 0.78, 0.01, 0.01, edge);
  }
}
