package io.vigil.server.evidence;

import io.vigil.schemas.ClockKind;
import java.time.Instant;

/**
 * A picture as it lies on its topic.
 *
 * @param time when it was captured
 * @param clock what measured that
 * @param ingested wall clock when it was published
 * @param jpeg its bytes, not to be changed
 * @param width pixels
 * @param height pixels
 * @param place where it lies
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of media; compared by nobody
public record Picture(
    Instant time,
    ClockKind clock,
    Instant ingested,
    byte[] jpeg,
    int width,
    int height,
    TopicOffset place) {}
