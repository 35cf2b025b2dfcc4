package io.vigil.operators.encode;

import io.vigil.operators.deadletter.FailureCode;
import io.vigil.operators.source.RawRecord;
import io.vigil.schemas.ClockKind;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.Keys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What frames and audio have in common, and the checks on it. */
final class Headers {

  /** Before the first digital cameras: such a time is a clock that was never set. */
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** A live clock may be wrong by as much; beyond it, its records would make all others late. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private Headers() {}

  static <T extends SpecificRecord> T decode(RecordCodec<T> codec, RawRecord raw)
      throws UnfitException {
    try {
      return codec.decode(raw.value());
    } catch (RecordFormatException e) {
      throw new UnfitException(FailureCode.RECORD_UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  static void checkStream(String stream, RawRecord raw) throws UnfitException {
    if (!Keys.isValidStream(stream)) {
      throw new UnfitException(FailureCode.STREAM_INVALID, "not a stream id: '" + stream + "'");
    }
    String key = Keys.stream(raw.key());
    if (!key.equals(stream)) {
      throw new UnfitException(
          FailureCode.STREAM_INVALID, "the key is '" + key + "', the stream '" + stream + "'");
    }
  }

  static void checkTime(Instant time, boolean live) throws UnfitException {
    if (time.isBefore(EARLIEST)
        || time.isAfter(LATEST)
        || (live && time.isAfter(Instant.now().plus(AHEAD)))) {
      throw new UnfitException(FailureCode.TIME_INVALID, "no possible time of capture: " + time);
    }
  }

  static boolean isLive(ClockKind clock) {
    return clock != ClockKind.FILE;
  }

  static TokenKind kind(MarkerKind marker) {
    return switch (marker) {
      case NONE -> TokenKind.TOKENS;
      case HEARTBEAT -> TokenKind.HEARTBEAT;
      case GAP -> TokenKind.GAP;
      case END -> TokenKind.END;
    };
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /** Where a gap ends; no earlier than it begins. */
  static long gapEnd(@Nullable Instant end, long time) {
    return end == null ? time : Math.max(time, micros(end));
  }
}
