package io.vigil.operators.support;

import io.vigil.operators.encode.MediaEncoder;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Sense;
import io.vigil.schemas.TokenEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What ingest would send of a camera of events only. */
public final class TestTokens {

  private final MediaEncoder encoder;

  /** Encoded by these encoders, which stay the caller's. */
  public TestTokens(MediaEncoder encoder) {
    this.encoder = encoder;
  }

  /** Publishes seconds [from, to) of a camera, pictures' and sound's tokens as they come. */
  public void play(TestCamera camera, int from, int to, TestIngest ingest) {
    for (int second = from; second < to; second++) {
      for (Frame frame : camera.frames(2 * second, 2 * second + 2)) {
        ingest.send(of(frame).build());
      }
      for (AudioSegment segment : camera.audio(second, second + 1)) {
        ingest.send(of(segment).build());
      }
    }
    ingest.flush();
  }

  /** Publishes the end of a camera that was played for so many seconds. */
  public void end(TestCamera camera, int seconds, TestIngest ingest) {
    Instant end = camera.start().plusSeconds(seconds);
    ingest.send(of(camera.frame(2L * seconds, end, MarkerKind.END).build()).build());
    ingest.send(of(camera.audio(seconds, end, MarkerKind.END).build()).build());
    ingest.flush();
  }

  /** A picture's tokens, or its marker. */
  public MediaTokens.Builder of(Frame frame) {
    MediaTokens.Builder tokens =
        MediaTokens.newBuilder()
            .setSense(Sense.PICTURE)
            .setStream(frame.getStream())
            .setEpoch(frame.getEpoch())
            .setSequence(frame.getSequence())
            .setTime(frame.getTime())
            .setClock(frame.getClock())
            .setMarker(frame.getMarker())
            .setDiscontinuity(frame.getDiscontinuity())
            .setIngested(frame.getIngested());
    return frame.getMarker() == MarkerKind.NONE
        ? filled(tokens, encoder.picture(frame.getData()).join())
        : tokens;
  }

  /** A segment's tokens, or its marker. */
  public MediaTokens.Builder of(AudioSegment segment) {
    MediaTokens.Builder tokens =
        MediaTokens.newBuilder()
            .setSense(Sense.SOUND)
            .setStream(segment.getStream())
            .setEpoch(segment.getEpoch())
            .setSequence(segment.getSequence())
            .setTime(segment.getTime())
            .setClock(segment.getClock())
            .setMarker(segment.getMarker())
            .setDiscontinuity(segment.getDiscontinuity())
            .setIngested(segment.getIngested());
    if (segment.getMarker() != MarkerKind.NONE) {
      return tokens;
    }
    long time = ChronoUnit.MICROS.between(Instant.EPOCH, segment.getTime());
    tokens.setSamples(segment.getData().remaining() / Short.BYTES);
    return filled(tokens, encoder.sound(time, segment.getData()).join());
  }

  private MediaTokens.Builder filled(MediaTokens.Builder builder, float[] tokens) {
    return builder
        .setModelName(encoder.model().name())
        .setModelVersion(encoder.model().version())
        .setModelDigest(encoder.model().digest())
        .setWidth(encoder.width())
        .setEncoding(TokenEncoding.FLOAT32_LE)
        .setData(bytes(tokens));
  }

  /** Numbers as they lie in a record. */
  public static ByteBuffer bytes(float... tokens) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tokens.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tokens);
    return bytes;
  }
}
