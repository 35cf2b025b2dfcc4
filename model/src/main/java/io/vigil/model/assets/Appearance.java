package io.vigil.model.assets;

/**
 * A time in which a film shows something.
 *
 * @param presence what, of {@link AssetLabels#PRESENCES}
 * @param start seconds from the film's start, about a second exact
 * @param end seconds, after the start
 */
public record Appearance(String presence, double start, double end) {}
