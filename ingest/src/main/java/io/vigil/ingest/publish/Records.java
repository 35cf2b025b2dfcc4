package io.vigil.ingest.publish;

import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.MarkerKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the topics' records of entries. */
final class Records {
  private static final int SAMPLE_RATE = 16_000;

  private Records() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static Frame frame(Entry entry, long sequence) {
    Frame.Builder builder =
        Frame.newBuilder()
            .setStream(entry.track().stream())
            .setEpoch(entry.epoch())
            .setSequence(sequence)
            .setTime(instant(entry.time()))
            .setClock(entry.clock())
            .setMarker(entry.marker())
            .setWidth(entry.width())
            .setHeight(entry.height())
            .setEncoding(entry.media() ? FrameEncoding.JPEG : FrameEncoding.NONE)
            .setData(entry.data().duplicate())
            .setDiscontinuity(entry.discontinuity())
            .setDecodeErrorFlags(entry.decodeErrors())
            .setDropped(entry.dropped())
            .setIngested(instant(entry.ingested()));
    if (entry.marker() == MarkerKind.GAP) {
      builder.setGapEnd(instant(entry.end()));
    }
    return builder.build();
  }

  static AudioSegment audio(Entry entry, long sequence) {
    AudioSegment.Builder builder =
        AudioSegment.newBuilder()
            .setStream(entry.track().stream())
            .setEpoch(entry.epoch())
            .setSequence(sequence)
            .setTime(instant(entry.time()))
            .setClock(entry.clock())
            .setMarker(entry.marker())
            .setSampleRate(entry.media() ? SAMPLE_RATE : 0)
            .setChannels(entry.media() ? 1 : 0)
            .setEncoding(entry.media() ? AudioEncoding.PCM_S16LE : AudioEncoding.NONE)
            .setData(entry.data().duplicate())
            .setDiscontinuity(entry.discontinuity())
            .setDropped(entry.dropped())
            .setIngested(instant(entry.ingested()));
    if (entry.marker() == MarkerKind.GAP) {
      builder.setGapEnd(instant(entry.end()));
    }
    return builder.build();
  }
}
