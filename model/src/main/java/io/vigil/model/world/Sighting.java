package io.vigil.model.world;

import java.util.Optional;

/**
 * A thing in a picture.
 *
 * @param kind of thing
 * @param colour where it has a name
 * @param clear whether enough of it is in view for it to count as seen
 * @param box where it is; what lies out of view is cut off
 */
public record Sighting(ThingKind kind, Optional<Colour> colour, boolean clear, Extent box) {}
