package io.vigil.model.world;

/**
 * Where a thing is at a time.
 *
 * @param seconds from the scene's start
 * @param x the thing's middle, in picture heights from the left edge; the view is [0, 16/9]
 * @param lift how far its foot is above the ground, in picture heights
 */
public record Waypoint(double seconds, double x, double lift) {}
