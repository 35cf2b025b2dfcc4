package io.vigil.server.media;

import java.time.Instant;

/**
 * A picture.
 *
 * @param time when it was captured
 * @param jpeg its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes; compared by nobody
public record Picture(Instant time, byte[] jpeg) {}
