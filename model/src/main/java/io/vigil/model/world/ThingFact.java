package io.vigil.model.world;

import java.util.Optional;

/**
 * What a caption says of a thing.
 *
 * @param kind what it is
 * @param colour its colour, where it has one that can be named
 * @param motion what it does
 * @param side for a sided motion, unless the caption leaves it out for want of room
 */
public record ThingFact(
    ThingKind kind, Optional<Colour> colour, Motion motion, Optional<Side> side) {
  ThingFact withoutSide() {
    return new ThingFact(kind, colour, motion, Optional.empty());
  }
}
