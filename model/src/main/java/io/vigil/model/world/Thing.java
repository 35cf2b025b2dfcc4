package io.vigil.model.world;

import java.util.Optional;

/**
 * A thing in a shot.
 *
 * @param id its number in the scene
 * @param kind what it is
 * @param costume how it looks
 * @param height as a share of the picture's height
 * @param ground where its foot stands, as a share of the picture's height from the top
 * @param path its way
 * @param carrier the number of the person who carries it and puts it down, or -1
 * @param released when the carrier puts it down, in seconds; ignored without a carrier
 * @param seed chooses the details of its look
 */
public record Thing(
    int id,
    ThingKind kind,
    Costume costume,
    double height,
    double ground,
    Path path,
    int carrier,
    double released,
    long seed) {
  /** A painted thing. */
  public Thing(
      int id,
      ThingKind kind,
      Colour colour,
      double height,
      double ground,
      Path path,
      int carrier,
      double released,
      long seed) {
    this(id, kind, Costume.painted(kind, colour), height, ground, path, carrier, released, seed);
  }

  /** Its colour, where it has one that a caption can name. */
  public Optional<Colour> colour() {
    return costume.colour();
  }

  /** Its width, in picture heights. */
  public double width() {
    return height * costume.aspect();
  }

  /** Whether a person brings it and leaves it. */
  public boolean isCarried() {
    return carrier >= 0;
  }

  /** The share of its width that lies within the view at a time, 0 to 1. */
  public double shareInView(double seconds) {
    double x = path.x(seconds);
    double left = Math.max(0, x - width() / 2);
    double right = Math.min(Scene.VIEW_WIDTH, x + width() / 2);
    return Math.max(0, right - left) / width();
  }
}
