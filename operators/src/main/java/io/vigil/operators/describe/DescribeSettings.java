package io.vigil.operators.describe;

import java.io.Serializable;
import java.time.Duration;

/**
 * When something is told.
 *
 * @param captionCoolDown the least event time between two captions of a stream
 * @param captionSettle how much later the final revision of a caption follows, event time
 * @param captionMove how far the embedding must move for a caption, as cosine distance, 0 to 2
 * @param updateEvery the least event time between two updates of an open event
 * @param momentEvery the span of a moment; moments end on multiples of it
 * @param maxWaiting windows of a stream that wait for an earlier one, at least 1
 */
public record DescribeSettings(
    Duration captionCoolDown,
    Duration captionSettle,
    double captionMove,
    Duration updateEvery,
    Duration momentEvery,
    int maxWaiting)
    implements Serializable {}
