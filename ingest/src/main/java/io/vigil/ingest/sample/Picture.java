package io.vigil.ingest.sample;

import java.nio.ByteBuffer;

/**
 * An encoded picture.
 *
 * @param width pixels
 * @param height pixels
 * @param jpeg the bytes, read-only
 */
public record Picture(int width, int height, ByteBuffer jpeg) {}
