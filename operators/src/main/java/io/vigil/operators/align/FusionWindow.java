package io.vigil.operators.align;

/**
 * All that the fusion needs of [end - window, end): self-contained, so any process can compute it.
 * S slots, F tokens of a frame, C audio tokens of a slot, M memory tokens, W width. The arrays are
 * not to be changed.
 *
 * @param stream stream id
 * @param ordinal its place among the stream's outputs
 * @param end event time, microseconds UTC, on the grid of the hop
 * @param ingested wall clock at which the newest record in it was ingested, microseconds UTC
 * @param frameTimes [S] event times of the frames, 0 where there is none
 * @param frameTokens [S, F, W]
 * @param frameMask [S], 1 where there is a frame
 * @param audioTokens [S * C, W]
 * @param audioMask [S * C], 1 where there is sound
 * @param memory [M, W]
 * @param memoryMask [M], 1 where the memory is filled
 */
// Arrays: the tensors of one inference; they are never changed after they are made.
@SuppressWarnings("ArrayRecordComponent")
public record FusionWindow(
    String stream,
    long ordinal,
    long end,
    long ingested,
    long[] frameTimes,
    float[] frameTokens,
    float[] frameMask,
    float[] audioTokens,
    float[] audioMask,
    float[] memory,
    float[] memoryMask)
    implements AlignOutput {}
