package io.vigil.operators.align;

import io.vigil.operators.encode.TimeGrid;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the meeting of the modalities is bound by.
 *
 * @param grid the model's time base
 * @param frameTokens tokens of a frame
 * @param width floats of a token
 * @param memoryTokens tokens of the rolling memory
 * @param reorderWait how long a missing sequence number is waited for, wall clock; only a restore
 *     makes records overtake one another, so this is the time that records in flight need then
 * @param lateness how long a silent modality holds the other up, wall clock and event time; also
 *     how long after a restore records may overtake one another
 * @param maxPending records of a modality that wait behind a missing one, at least 1
 * @param maxAhead slots that one modality may be ahead of the other, at least a window's
 */
public record AlignSettings(
    TimeGrid grid,
    int frameTokens,
    int width,
    int memoryTokens,
    Duration reorderWait,
    Duration lateness,
    int maxPending,
    int maxAhead)
    implements Serializable {}
