package io.vigil.model.world;

/**
 * A silence within a sound, over [start, end).
 *
 * @param start seconds from the scene's start
 * @param end seconds from the scene's start
 */
public record Pause(double start, double end) {}
