package io.vigil.operators.align;

/**
 * Nothing after it follows from anything before it.
 *
 * @param stream stream id
 * @param ordinal its place among the stream's outputs
 * @param time event time, microseconds UTC
 * @param ended whether the stream ended here; else media were lost
 * @param newEpoch whether an epoch is over: what comes next may be earlier
 */
public record StreamCut(String stream, long ordinal, long time, boolean ended, boolean newEpoch)
    implements AlignOutput {}
