package io.vigil.model.world.paint;

/** A kind of backdrop, painted in plain daylight. Stateless. */
@FunctionalInterface
public interface Scenery {
  /** Fills the canvas; the seed chooses everything that may differ. */
  void draw(Canvas canvas, long seed);
}
