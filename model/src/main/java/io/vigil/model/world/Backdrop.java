package io.vigil.model.world;

/**
 * What stands behind the things.
 *
 * @param place the style
 * @param seed chooses its buildings, furniture, colours and texture
 * @param brightness 0.45 (dusk) to 1.1 (bright day)
 * @param isNamed whether it is known to be such a place, so that a caption may say so
 */
public record Backdrop(Place place, long seed, double brightness, boolean isNamed) {
  /** A backdrop of a known place. */
  public Backdrop(Place place, long seed, double brightness) {
    this(place, seed, brightness, true);
  }
}
