package io.vigil.operators.caption;

/**
 * A caption that is due.
 *
 * @param stream stream id
 * @param id deterministic, of stream and start
 * @param revision 0 for the provisional one, 1 for the final one
 * @param isFinal whether no better one will come
 * @param start event time, microseconds UTC, inclusive
 * @param end event time, microseconds UTC, exclusive
 * @param pictureShare share of the pictures in what the window says, 0 to 1
 * @param evidence event times of the frames looked at, microseconds UTC
 * @param context [C, W] what the text decoder takes
 */
// Arrays: handed to the decoder once and dropped.
@SuppressWarnings("ArrayRecordComponent")
public record CaptionRequest(
    String stream,
    String id,
    int revision,
    boolean isFinal,
    long start,
    long end,
    float pictureShare,
    long[] evidence,
    float[] context) {}
