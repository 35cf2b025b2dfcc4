package io.vigil.operators.encode;

/**
 * A record of a media topic after encoding: its tokens, or its word about time. The arrays are not
 * to be changed.
 *
 * @param stream stream id
 * @param epoch the opening of the source that it belongs to
 * @param sequence 0, 1, 2 ... within stream, epoch and modality
 * @param modality what it is of
 * @param kind what it says
 * @param time event time, microseconds UTC: capture of a frame, first sample of sound, a marker's
 *     time
 * @param end microseconds UTC: end of the sound or of the gap; else equal to {@code time}
 * @param live whether its clock is that of a live source, not of a file
 * @param discontinuity whether it does not follow from the record before
 * @param ingested wall clock of ingest, microseconds UTC
 * @param cell index of its first token's place on the absolute grid: of the slot of {@code hop} for
 *     a frame, of an audio token's span for sound
 * @param mask bit i is set if audio token i covers sound; 1 for a frame
 * @param tokens a frame's [frameTokens, width], or a second of sound's [4, width]; empty for all
 *     kinds but TOKENS
 */
// Arrays: tokens are the bulk of what is shuffled; they are never changed after they are made.
@SuppressWarnings("ArrayRecordComponent")
public record TokenRecord(
    String stream,
    long epoch,
    long sequence,
    Modality modality,
    TokenKind kind,
    long time,
    long end,
    boolean live,
    boolean discontinuity,
    long ingested,
    long cell,
    int mask,
    float[] tokens) {

  private static final float[] NONE = {};

  /** The same record without its tokens. */
  public TokenRecord skipped() {
    return new TokenRecord(
        stream,
        epoch,
        sequence,
        modality,
        TokenKind.SKIPPED,
        time,
        end,
        live,
        discontinuity,
        ingested,
        cell,
        0,
        NONE);
  }

  /** The same record with tokens. */
  public TokenRecord with(float[] newTokens) {
    return new TokenRecord(
        stream,
        epoch,
        sequence,
        modality,
        TokenKind.TOKENS,
        time,
        end,
        live,
        discontinuity,
        ingested,
        cell,
        mask,
        newTokens);
  }
}
