package io.vigil.operators.encode;

import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;

/** Reads frames; an encoder takes their encoded bytes. */
final class FrameParser implements MediaParser<byte[]> {

  private static final float[] NONE = {};

  private final RecordCodec<Frame> codec;
  private final TimeGrid grid;

  FrameParser(KafkaConnection connection, TimeGrid grid) {
    this.codec = Codecs.of(Topics.FRAMES, connection);
    this.grid = grid;
  }

  @Override
  public ParsedRecord<byte[]> parse(RawRecord raw) throws UnfitException {
    Frame frame = Headers.decode(codec, raw);
    Headers.checkStream(frame.getStream(), raw);
    boolean live = Headers.isLive(frame.getClock());
    Headers.checkTime(frame.getTime(), live);
    long time = Headers.micros(frame.getTime());
    TokenKind kind = Headers.kind(frame.getMarker());
    TokenRecord header =
        new TokenRecord(
            frame.getStream(),
            frame.getEpoch(),
            frame.getSequence(),
            Modality.PICTURE,
            kind,
            time,
            kind == TokenKind.GAP ? Headers.gapEnd(frame.getGapEnd(), time) : time,
            live,
            frame.getDiscontinuity(),
            Headers.micros(frame.getIngested()),
            grid.slotOf(time),
            1,
            NONE);
    if (kind != TokenKind.TOKENS) {
      return ParsedRecord.marker(header);
    }
    if (frame.getEncoding() != FrameEncoding.JPEG) {
      return ParsedRecord.unfit(
          header,
          new Failure(FailureCode.FRAME_ENCODING_UNKNOWN, "a picture as " + frame.getEncoding()));
    }
    ByteBuffer data = frame.getData();
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    return ParsedRecord.media(header, bytes);
  }
}
