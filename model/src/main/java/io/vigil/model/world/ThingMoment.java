package io.vigil.model.world;

/**
 * A turn in a thing's way that is seen.
 *
 * @param thing whose
 * @param motion what it does
 * @param side on which side of the view; the left for a stop
 * @param seconds when
 */
record ThingMoment(Thing thing, Motion motion, Side side, double seconds) {}
