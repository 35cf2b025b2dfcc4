package io.vigil.ingest.publish;

import io.vigil.ingest.encode.TokenModel;
import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.TokenEncoding;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the topics' records of entries. */
final class Records {
  private static final int SAMPLE_RATE = 16_000;
  private static final long TIMESTAMP_RANGE_MILLIS = 600_000;

  private Records() {}

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * A record for a topic. Its own timestamp is its event time, unless that is far from now: Kafka
   * refuses what is an hour ahead, as a long film read fast soon is, and deletes at once what is
   * older than the topic's retention. The event time that counts is in the record.
   */
  static ProducerRecord<byte[], byte[]> stamped(
      Topic<?> topic, String stream, Instant time, byte[] value, Clock clock) {
    long now = clock.millis();
    long event = time.toEpochMilli();
    long timestamp = Math.abs(event - now) <= TIMESTAMP_RANGE_MILLIS ? event : now;
    return new ProducerRecord<>(topic.name(), null, timestamp, Keys.of(stream), value);
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
      builder.setGapEnd(instant(entry.end())).setGapCause(entry.cause());
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
      builder.setGapEnd(instant(entry.end())).setGapCause(entry.cause());
    }
    return builder.build();
  }

  /**
   * A record of tokens, or of a marker in their place.
   *
   * @param tokens of the entry's picture or sound; empty for a marker
   * @param level of the entry's sound, dBFS
   */
  static MediaTokens tokens(
      Entry entry, long sequence, float[] tokens, TokenModel model, OptionalDouble level) {
    boolean pictures = entry.track().modality() == Modality.FRAMES;
    MediaTokens.Builder builder =
        MediaTokens.newBuilder()
            .setStream(entry.track().stream())
            .setSense(pictures ? Sense.PICTURE : Sense.SOUND)
            .setEpoch(entry.epoch())
            .setSequence(sequence)
            .setTime(instant(entry.time()))
            .setClock(entry.clock())
            .setMarker(entry.marker())
            .setDiscontinuity(entry.discontinuity())
            .setDropped(entry.dropped())
            .setIngested(instant(entry.ingested()));
    if (entry.media()) {
      builder
          .setModelName(model.name())
          .setModelVersion(model.version())
          .setModelDigest(model.digest())
          .setWidth(model.width())
          .setEncoding(TokenEncoding.FLOAT32_LE)
          .setData(bytes(tokens))
          .setSamples(pictures ? 0 : entry.data().remaining() / Short.BYTES);
    }
    level.ifPresent(value -> builder.setLevel((float) value));
    if (entry.marker() == MarkerKind.GAP) {
      builder.setGapEnd(instant(entry.end())).setGapCause(entry.cause());
    }
    return builder.build();
  }

  private static ByteBuffer bytes(float[] tokens) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tokens.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tokens);
    return bytes;
  }
}
