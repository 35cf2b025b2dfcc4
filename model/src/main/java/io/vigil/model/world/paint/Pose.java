package io.vigil.model.world.paint;

/**
 * How a figure moves.
 *
 * @param travelled how far it has gone, in figure heights
 * @param isMoving whether it goes at the moment
 * @param isCarrying whether its arms hold something
 * @param seconds the time, for what sways by itself
 * @param seed chooses its details
 */
public record Pose(
    double travelled, boolean isMoving, boolean isCarrying, double seconds, long seed) {}
