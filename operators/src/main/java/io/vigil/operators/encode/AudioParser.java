package io.vigil.operators.encode;

import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads segments of sound; an encoder takes one second of samples. */
final class AudioParser implements MediaParser<short[]> {

  private static final float[] NONE = {};

  private final RecordCodec<AudioSegment> codec;
  private final TimeGrid grid;

  AudioParser(KafkaConnection connection, TimeGrid grid) {
    this.codec = Codecs.of(Topics.AUDIO, connection);
    this.grid = grid;
  }

  @Override
  public ParsedRecord<short[]> parse(RawRecord raw) throws UnfitException {
    AudioSegment segment = Headers.decode(codec, raw);
    Headers.checkStream(segment.getStream(), raw);
    Headers.checkTime(segment.getTime(), Headers.isLive(segment.getClock()));
    long time = Headers.micros(segment.getTime());
    TokenKind kind = Headers.kind(segment.getMarker());
    if (kind != TokenKind.TOKENS) {
      long end = kind == TokenKind.GAP ? Headers.gapEnd(segment.getGapEnd(), time) : time;
      return ParsedRecord.marker(header(segment, kind, time, end, grid.cellOf(time), 0));
    }
    ByteBuffer data = segment.getData().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int rate = segment.getSampleRate();
    int frames = data.remaining() / Short.BYTES / Math.max(1, segment.getChannels());
    long end = time + (rate < 1 ? 0 : Math.round(frames * 1e6 / rate));
    if (segment.getEncoding() != AudioEncoding.PCM_S16LE
        || rate != grid.sampleRate()
        || segment.getChannels() != 1) {
      String found =
          "%s, %d Hz, %d channels".formatted(segment.getEncoding(), rate, segment.getChannels());
      return ParsedRecord.unfit(
          header(segment, kind, time, end, grid.cellOf(time), 0),
          new Failure(
              FailureCode.AUDIO_FORMAT_UNFIT,
              "sound must be PCM_S16LE, %d Hz, 1 channel, not %s"
                  .formatted(grid.sampleRate(), found)));
    }
    if (frames < 1
        || data.remaining() % Short.BYTES != 0
        || frames > TimeGrid.SEGMENT_MICROS * grid.sampleRate() / 1_000_000) {
      return ParsedRecord.unfit(
          header(segment, kind, time, time, grid.cellOf(time), 0),
          new Failure(
              FailureCode.AUDIO_LENGTH_INVALID,
              data.remaining() + " bytes of sound, at most one second can be"));
    }
    short[] samples = new short[frames];
    data.asShortBuffer().get(samples);
    PlacedSound placed = PlacedSound.of(grid, time, samples);
    return ParsedRecord.media(
        header(segment, kind, time, end, placed.cell(), placed.mask()), placed.samples());
  }

  private static TokenRecord header(
      AudioSegment segment, TokenKind kind, long time, long end, long cell, int mask) {
    return new TokenRecord(
        segment.getStream(),
        segment.getEpoch(),
        segment.getSequence(),
        Modality.SOUND,
        kind,
        time,
        end,
        Headers.isLive(segment.getClock()),
        segment.getDiscontinuity(),
        Headers.micros(segment.getIngested()),
        cell,
        mask,
        NONE);
  }
}
