package io.vigil.model.world;

/**
 * What stands behind the things.
 *
 * @param place the style
 * @param seed chooses its buildings, furniture, colours and texture
 * @param brightness 0.45 (dusk) to 1.1 (bright day)
 */
public record Backdrop(Place place, long seed, double brightness) {}
