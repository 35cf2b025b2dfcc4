package io.vigil.model.world;

import java.util.List;

/**
 * A part of a scene with one backdrop; between two shots the view cuts.
 *
 * @param start seconds from the scene's start
 * @param end seconds from the scene's start
 * @param backdrop what is behind
 * @param things the things that come through, each drawn only in this shot
 */
public record Shot(double start, double end, Backdrop backdrop, List<Thing> things) {
  /** Copies the things. */
  public Shot {
    things = List.copyOf(things);
  }
}
