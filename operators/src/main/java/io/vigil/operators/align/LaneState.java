package io.vigil.operators.align;

import io.vigil.operators.encode.TokenRecord;
import java.util.Comparator;
import java.util.TreeMap;

/** Where one modality of a stream stands. Mutable; owned by an {@link AlignState}. */
final class LaneState {

  /** No time yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** A record's place in its modality. */
  record Position(long epoch, long sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::epoch).thenComparingLong(Position::sequence);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** Records that came before their turn. */
  final TreeMap<Position, TokenRecord> pending = new TreeMap<>();

  /** The sequence number whose turn it is. */
  long next;

  /** Nothing before this event time will come. */
  long bound = NEVER;

  /** Where the newest media of the epoch ended, event time. */
  long mediaEnd = NEVER;

  /** Whether the epoch's END was seen, and its event time. */
  boolean ended;

  long endTime = NEVER;

  /** Since when a missing record or the rest of the epoch is waited for, wall clock millis. */
  long blockedSince = NEVER;

  /** When the bound last moved, wall clock millis. */
  long advancedAt = NEVER;

  /** Begins a new epoch; what is pending stays. */
  void reset(long nowMillis) {
    next = 0;
    bound = NEVER;
    mediaEnd = NEVER;
    ended = false;
    endTime = NEVER;
    blockedSince = NEVER;
    advancedAt = nowMillis;
  }

  void raise(long micros, long nowMillis) {
    if (micros > bound) {
      bound = micros;
      advancedAt = nowMillis;
    }
  }

  /** Becomes what another is. */
  void take(LaneState other) {
    pending.putAll(other.pending);
    next = other.next;
    bound = other.bound;
    mediaEnd = other.mediaEnd;
    ended = other.ended;
    endTime = other.endTime;
    blockedSince = other.blockedSince;
    advancedAt = other.advancedAt;
  }
}
