package io.vigil.model.world;

import java.util.Optional;

/**
 * How a thing looks.
 *
 * @param colour its colour, where it has one that a caption can name
 * @param aspect its width over its height
 * @param cutOff whether it has no feet, so that it can only stand at the picture's lower edge
 * @param number of it in the cast, or -1 for a painted figure
 */
public record Costume(Optional<Colour> colour, double aspect, boolean cutOff, int number) {
  /** A painted figure in a colour. */
  public static Costume painted(ThingKind kind, Colour colour) {
    return new Costume(Optional.of(colour), kind.aspect(), false, -1);
  }

  /** Whether it is a painted figure. */
  public boolean isPainted() {
    return number < 0;
  }
}
