package io.vigil.server.history;

import io.vigil.ingest.encode.Loudness;
import io.vigil.ingest.sample.SoundConverter;
import io.vigil.schemas.Answer;
import io.vigil.schemas.AudioEncoding;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Match;
import io.vigil.schemas.MediaTokens;
import io.vigil.schemas.Moment;
import io.vigil.schemas.Question;
import io.vigil.schemas.Sense;
import io.vigil.schemas.StreamStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is kept.
 *
 * @param kind what kind
 * @param id of its own within its kind
 * @param stream whose it is
 * @param start event time
 * @param end event time
 * @param rank of two with one id the higher holds, of equals the later one
 * @param value what it says
 */
public record Entry(
    Kind kind, String id, String stream, Instant start, Instant end, int rank, Value value) {

  /** What an entry says. */
  public sealed interface Value {}

  /** A record as it lies on its topic. */
  public record Whole(SpecificRecord record) implements Value {}

  /** How loud a second of sound was, dBFS. */
  public record Level(float dbfs) implements Value {}

  /**
   * Media that were lost.
   *
   * @param sense {@code picture} or {@code sound}
   * @param dropped records that were lost; 0 where none came
   * @param cause why; NONE where it was not said
   */
  public record Gap(String sense, long dropped, GapCause cause) implements Value {}

  /** A picture, which stays on its topic. */
  public record Picture() implements Value {}

  /** What is kept of a record, if anything is. */
  public static Optional<Entry> of(SpecificRecord record) {
    if (record instanceof Caption c) {
      return whole(
          Kind.CAPTION, c.getId(), c.getStream(), c.getStart(), c.getEnd(), c.getRevision(), c);
    }
    if (record instanceof Event e) {
      return whole(Kind.EVENT, e.getId(), e.getStream(), e.getStart(), e.getEnd(), phaseRank(e), e);
    }
    if (record instanceof Moment m) {
      return whole(Kind.MOMENT, m.getId(), m.getStream(), m.getStart(), m.getEnd(), 0, m);
    }
    if (record instanceof StreamStatus s) {
      return whole(Kind.STREAM, s.getStream(), s.getStream(), s.getTime(), s.getTime(), 0, s);
    }
    if (record instanceof Question q) {
      Instant start = or(q.getStart(), q.getAsked());
      return whole(Kind.QUESTION, q.getId(), q.getStream(), start, or(q.getEnd(), start), 0, q);
    }
    if (record instanceof Answer a) {
      return whole(Kind.ANSWER, a.getId(), a.getStream(), a.getStart(), a.getEnd(), 0, a);
    }
    if (record instanceof Match m) {
      return whole(Kind.MATCH, m.getId(), m.getStream(), m.getStart(), m.getEnd(), 0, m);
    }
    if (record instanceof Frame f) {
      return f.getMarker() == MarkerKind.NONE
          ? Optional.of(
              new Entry(
                  Kind.FRAME,
                  key(f.getStream(), f.getTime()),
                  f.getStream(),
                  f.getTime(),
                  f.getTime(),
                  0,
                  new Picture()))
          : gap(
              new Gap("picture", f.getDropped(), f.getGapCause()),
              f.getMarker(),
              f.getStream(),
              f.getTime(),
              f.getGapEnd());
    }
    if (record instanceof AudioSegment a) {
      return a.getMarker() == MarkerKind.NONE
          ? level(a)
          : gap(
              new Gap("sound", a.getDropped(), a.getGapCause()),
              a.getMarker(),
              a.getStream(),
              a.getTime(),
              a.getGapEnd());
    }
    return record instanceof MediaTokens t ? tokens(t) : Optional.empty();
  }

  /** Of a stream whose media are not sent: how loud it was, and what was lost. */
  private static Optional<Entry> tokens(MediaTokens t) {
    boolean sound = t.getSense() == Sense.SOUND;
    if (t.getMarker() != MarkerKind.NONE) {
      return gap(
          new Gap(sound ? "sound" : "picture", t.getDropped(), t.getGapCause()),
          t.getMarker(),
          t.getStream(),
          t.getTime(),
          t.getGapEnd());
    }
    Float level = t.getLevel();
    return sound && level != null
        ? Optional.of(
            level(t.getStream(), t.getTime(), t.getSamples(), SoundConverter.SAMPLE_RATE, level))
        : Optional.empty();
  }

  private static int phaseRank(Event event) {
    return switch (event.getPhase()) {
      case UNKNOWN -> 0;
      case STARTED -> 1;
      case UPDATED -> 2;
      case ENDED -> 3;
    };
  }

  private static Optional<Entry> whole(
      Kind kind,
      String id,
      String stream,
      Instant start,
      Instant end,
      int rank,
      SpecificRecord record) {
    return Optional.of(new Entry(kind, id, stream, start, end, rank, new Whole(record)));
  }

  private static Optional<Entry> level(AudioSegment a) {
    if (a.getEncoding() != AudioEncoding.PCM_S16LE || a.getSampleRate() <= 0) {
      return Optional.empty();
    }
    long samples = a.getData().remaining() / (2L * Math.max(1, a.getChannels()));
    return Optional.of(
        level(a.getStream(), a.getTime(), samples, a.getSampleRate(), Loudness.dbfs(a.getData())));
  }

  private static Entry level(String stream, Instant time, long samples, int rate, float dbfs) {
    Instant end = time.plus(Duration.ofNanos(samples * 1_000_000_000L / rate));
    return new Entry(Kind.LEVEL, key(stream, time), stream, time, end, 0, new Level(dbfs));
  }

  private static Optional<Entry> gap(
      Gap gap, MarkerKind marker, String stream, Instant start, @Nullable Instant end) {
    if (marker != MarkerKind.GAP) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            Kind.GAP,
            gap.sense() + ' ' + key(stream, start),
            stream,
            start,
            or(end, start),
            0,
            gap));
  }

  private static String key(String stream, Instant time) {
    return stream + ' ' + time;
  }

  private static Instant or(@Nullable Instant time, Instant otherwise) {
    return time == null ? otherwise : time;
  }

  /** The record, of a kind that keeps it whole. */
  public <T extends SpecificRecord> T record(Class<T> type) {
    if (value instanceof Whole whole) {
      return type.cast(whole.record());
    }
    throw new IllegalStateException(kind + " keeps no record");
  }
}
