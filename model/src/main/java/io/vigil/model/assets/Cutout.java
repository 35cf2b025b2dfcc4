package io.vigil.model.assets;

/**
 * A thing without its surroundings.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba [height, width, 4] bytes: red, green, blue, and how much of the thing is there (0 to
 *     255); colours are not multiplied by it. Shared: not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
public record Cutout(int width, int height, byte[] rgba) {}
