package io.vigil.operators.encode;

import io.vigil.operators.deadletter.Failure;
import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.TokenEncoding;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads tokens that were made elsewhere; those of another bundle, or of another form, are unfit.
 */
final class TokenParser {

  private static final float[] NONE = {};

  private final RecordCodec<MediaTokens> codec;
  private final TokenSettings settings;

  TokenParser(TokenSettings settings) {
    this.codec = Codecs.of(Topics.TOKENS, settings.connection());
    this.settings = settings;
  }

  /**
   * Reads a record; its payload are the tokens.
   *
   * @throws UnfitException if not even its place in its stream can be told
   */
  ParsedRecord<float[]> parse(RawRecord raw) throws UnfitException {
    MediaTokens record = Headers.decode(codec, raw);
    Headers.checkStream(record.getStream(), raw);
    Headers.checkTime(record.getTime(), Headers.isLive(record.getClock()));
    if (record.getSense() == Sense.UNKNOWN) {
      throw new UnfitException(FailureCode.TOKENS_UNFIT, "tokens of neither a picture nor sound");
    }
    TokenRecord header = header(record);
    if (header.kind() != TokenKind.TOKENS) {
      return ParsedRecord.marker(header);
    }
    Optional<Failure> failure = foreign(record).or(() -> misshapen(record));
    if (failure.isPresent()) {
      return ParsedRecord.unfit(header, failure.get());
    }
    float[] tokens = floats(record.getData());
    for (float value : tokens) {
      if (!Float.isFinite(value)) {
        return ParsedRecord.unfit(header, unfit("tokens must be finite numbers, not " + value));
      }
    }
    return ParsedRecord.media(header, tokens);
  }

  private TokenRecord header(MediaTokens record) {
    TimeGrid grid = settings.grid();
    long time = Headers.micros(record.getTime());
    TokenKind kind = Headers.kind(record.getMarker());
    boolean picture = record.getSense() == Sense.PICTURE;
    long end = time;
    long cell = picture ? grid.slotOf(time) : grid.cellOf(time);
    int mask = picture ? 1 : 0;
    if (kind == TokenKind.GAP) {
      end = Headers.gapEnd(record.getGapEnd(), time);
    } else if (kind == TokenKind.TOKENS && !picture && isLength(record.getSamples())) {
      end = time + grid.microsOf(record.getSamples());
      SoundPlace place = SoundPlace.of(grid, time, record.getSamples());
      cell = place.cell();
      mask = place.mask();
    }
    return new TokenRecord(
        record.getStream(),
        record.getEpoch(),
        record.getSequence(),
        picture ? Modality.PICTURE : Modality.SOUND,
        kind,
        time,
        end,
        Headers.isLive(record.getClock()),
        record.getDiscontinuity(),
        Headers.micros(record.getIngested()),
        cell,
        mask,
        NONE);
  }

  private boolean isLength(int samples) {
    return samples >= 1 && samples <= settings.grid().segmentSamples();
  }

  private Optional<Failure> foreign(MediaTokens record) {
    ModelId made =
        new ModelId(record.getModelName(), record.getModelVersion(), record.getModelDigest());
    if (made.equals(settings.model())) {
      return Optional.empty();
    }
    return Optional.of(
        new Failure(
            FailureCode.TOKENS_OF_ANOTHER_MODEL,
            "tokens of the bundle %s, but the job runs %s: give ingest and job the same bundle"
                .formatted(made, settings.model())));
  }

  private Optional<Failure> misshapen(MediaTokens record) {
    boolean picture = record.getSense() == Sense.PICTURE;
    int count = picture ? settings.frameTokens() : settings.grid().cellsPerSegment();
    int bytes = count * settings.width() * Float.BYTES;
    if (record.getEncoding() != TokenEncoding.FLOAT32_LE
        || record.getWidth() != settings.width()
        || record.getData().remaining() != bytes) {
      return Optional.of(
          unfit(
              "%s must be %d tokens of %d numbers as FLOAT32_LE, %d bytes; not %d bytes as %s, %d wide"
                  .formatted(
                      picture ? "a picture" : "sound",
                      count,
                      settings.width(),
                      bytes,
                      record.getData().remaining(),
                      record.getEncoding(),
                      record.getWidth())));
    }
    if (!picture && !isLength(record.getSamples())) {
      return Optional.of(
          unfit(record.getSamples() + " samples of sound, at most one second can be"));
    }
    return Optional.empty();
  }

  private static Failure unfit(String error) {
    return new Failure(FailureCode.TOKENS_UNFIT, error);
  }

  private static float[] floats(ByteBuffer data) {
    float[] floats = new float[data.remaining() / Float.BYTES];
    data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }
}
