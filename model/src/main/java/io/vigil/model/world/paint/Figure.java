package io.vigil.model.world.paint;

/** A kind of figure. Stateless. */
@FunctionalInterface
public interface Figure {
  /** Draws it in a colour. */
  void draw(Pen pen, int rgb, Pose pose);
}
