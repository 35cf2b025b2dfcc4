package io.vigil.model.assets;

/**
 * A picture.
 *
 * @param width pixels
 * @param height pixels
 * @param rgb [height, width, 3] bytes: red, green, blue. Shared: not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
public record RgbPicture(int width, int height, byte[] rgb) {}
