package io.vigil.ingest.publish;

import io.vigil.schemas.ClockKind;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import java.nio.ByteBuffer;

/**
 * A record that waits for Kafka. Its sequence number is given when it is sent, so that what is
 * dropped before leaves no hole.
 *
 * @param track of which stream and modality it is
 * @param epoch the epoch it belongs to
 * @param clock what measured its time
 * @param marker NONE for media
 * @param time event time, microseconds UTC
 * @param end for media and gaps, where what it tells of ends, exclusive; else {@code time}
 * @param discontinuity whether it does not follow from the one before
 * @param width of a picture, pixels
 * @param height of a picture, pixels
 * @param decodeErrors of a picture, FFmpeg's flags
 * @param dropped for a gap, how many media records were lost
 * @param cause for a gap, why
 * @param data the bytes of media, read-only
 * @param ingested wall clock when it was made, microseconds UTC
 */
record Entry(
    Track track,
    long epoch,
    ClockKind clock,
    MarkerKind marker,
    long time,
    long end,
    boolean discontinuity,
    int width,
    int height,
    int decodeErrors,
    long dropped,
    GapCause cause,
    ByteBuffer data,
    long ingested) {
  // What an entry costs beyond its bytes: the record, its node, Kafka's bookkeeping.
  private static final int OVERHEAD = 256;
  static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  boolean media() {
    return marker == MarkerKind.NONE;
  }

  int size() {
    return OVERHEAD + data.remaining();
  }

  Entry afterGap() {
    return new Entry(
        track,
        epoch,
        clock,
        marker,
        time,
        end,
        media(),
        width,
        height,
        decodeErrors,
        dropped,
        cause,
        data,
        ingested);
  }
}
