package io.vigil.model.world;

/**
 * A sound over [start, end).
 *
 * @param kind what is heard
 * @param start seconds from the scene's start
 * @param end seconds from the scene's start
 * @param loudness peak amplitude, 0 to 1
 * @param source the number of the thing that makes it, or -1 if that is not in the scene
 * @param seed chooses its voice
 */
public record Sound(
    SoundKind kind, double start, double end, double loudness, int source, long seed) {}
