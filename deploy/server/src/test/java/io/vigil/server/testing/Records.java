package io.vigil.server.testing;

import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import io.vigil.schemas.FrameEncoding;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.RecordIds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of a stream, at seconds after {@link #BEGIN}. */
public final class Records {
  public static final Instant BEGIN = Instant.parse("2026-01-31T08:00:00Z");
  public static final String MODEL = "default 0.2.0";
  private static final int RATE = 16_000;

  private Records() {}

  public static Instant at(double seconds) {
    return BEGIN.plusNanos(Math.round(seconds * 1e6) * 1000);
  }

  public static Caption caption(String stream, double start, String text, int revision) {
    return Caption.newBuilder()
        .setStream(stream)
        .setId(RecordIds.caption(stream, at(start)))
        .setRevision(revision)
        .setIsFinal(revision > 0)
        .setStart(at(start))
        .setEnd(at(start + 4))
        .setText(text)
        .setConfidence(0.75f)
        .setPictureShare(0.25f)
        .setSoundShare(0.75f)
        .setModel(MODEL)
        .setEmitted(at(start + 4.5))
        .build();
  }

  public static Event event(
      String stream, String type, double start, double end, EventPhase phase, double confidence) {
    return Event.newBuilder()
        .setStream(stream)
        .setId(RecordIds.event(stream, type, at(start)))
        .setPhase(phase)
        .setType(type)
        .setStart(at(start))
        .setEnd(at(end))
        .setConfidence((float) confidence)
        .setKeyFrame(at(start))
        .setModel(MODEL)
        .setEmitted(at(end + 0.5))
        .build();
  }

  public static Moment moment(String stream, double start, float... embedding) {
    List<Float> values = new ArrayList<>();
    for (float value : embedding) {
      values.add(value);
    }
    return Moment.newBuilder()
        .setStream(stream)
        .setId(RecordIds.moment(stream, at(start)))
        .setStart(at(start))
        .setEnd(at(start + 4))
        .setEmbedding(values)
        .setModel(MODEL)
        .build();
  }

  public static StreamStatus status(String stream, StreamState state, double time, String reason) {
    return StreamStatus.newBuilder()
        .setStream(stream)
        .setTime(at(time))
        .setState(state)
        .setReason(reason)
        .setSource("rtsp://10.0.0.7/" + stream)
        .setFrameRate(25)
        .setLastMediaTime(at(time))
        .build();
  }

  public static Frame picture(String stream, long sequence, double time, byte[] jpeg) {
    return Frame.newBuilder()
        .setStream(stream)
        .setEpoch(1)
        .setSequence(sequence)
        .setTime(at(time))
        .setWidth(16)
        .setHeight(16)
        .setEncoding(FrameEncoding.JPEG)
        .setData(ByteBuffer.wrap(jpeg))
        .build();
  }

  public static Frame gap(String stream, long sequence, double start, double end, long dropped) {
    return Frame.newBuilder()
        .setStream(stream)
        .setEpoch(1)
        .setSequence(sequence)
        .setTime(at(start))
        .setMarker(MarkerKind.GAP)
        .setGapEnd(at(end))
        .setDropped(dropped)
        .build();
  }

  /** The same with its cause. */
  public static Frame gap(
      String stream, long sequence, double start, double end, long dropped, GapCause cause) {
    return Frame.newBuilder(gap(stream, sequence, start, end, dropped)).setGapCause(cause).build();
  }

  /** A second of a square wave, whose root mean square is its amplitude. */
  public static AudioSegment sound(String stream, long sequence, double time, int amplitude) {
    ByteBuffer samples = ByteBuffer.allocate(2 * RATE).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < RATE; i++) {
      samples.putShort((short) (i / 20 % 2 == 0 ? amplitude : -amplitude));
    }
    samples.flip();
    return AudioSegment.newBuilder()
        .setStream(stream)
        .setEpoch(1)
        .setSequence(sequence)
        .setTime(at(time))
        .setSampleRate(RATE)
        .setChannels(1)
        .setEncoding(AudioEncoding.PCM_S16LE)
        .setData(samples)
        .build();
  }
}
