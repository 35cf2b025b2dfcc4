package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TokenRecord;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The law by which two modalities of one stream meet: the windows depend on the records alone,
 * never on the order in which they happened to come.
 *
 * <p>Records are taken in the order of (epoch, sequence). What is missing is waited for a bounded
 * time, then taken for lost; a newer epoch ends the one before it at once where the order of
 * arrival holds, and after that time where a restore has broken it. A window is emitted when both
 * modalities have said, by media or by marker, that nothing before its end will come. Not
 * thread-safe: one call at a time for a state.
 */
final class StreamAligner {

  private static final long ALL = Long.MAX_VALUE;

  private final AlignSettings settings;
  private final AlignListener listener;
  private final LaneReader reader;
  private final WindowEmitter emitter;

  StreamAligner(AlignSettings settings, AlignListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.reader = new LaneReader(settings, listener);
    this.emitter = new WindowEmitter(settings, listener);
  }

  /** Takes a record and emits what it completes. */
  void accept(TokenRecord record, AlignState state, WallClock clock, Consumer<AlignOutput> out) {
    LaneState lane = state.lane(record.modality());
    boolean past =
        record.epoch() < state.epoch
            || (record.epoch() == state.epoch && (state.closed || record.sequence() < lane.next));
    LaneState.Position position = new LaneState.Position(record.epoch(), record.sequence());
    if (past || lane.pending.putIfAbsent(position, record) != null) {
      listener.onDuplicate(record.modality());
      return;
    }
    advance(record.stream(), state, clock, out);
  }

  /** Emits all that can be emitted by now; to be called when {@link #wake} is due. */
  void advance(String stream, AlignState state, WallClock clock, Consumer<AlignOutput> out) {
    do {
      if ((state.epoch < 0 || state.closed) && !openNext(state, clock)) {
        return;
      }
      reader.drain(Modality.PICTURE, state, clock);
      reader.drain(Modality.SOUND, state, clock);
      emitter.emitUpTo(stream, state, limit(state, clock), out);
    } while (closeIfOver(stream, state, clock, out));
  }

  /** When {@link #advance} has to be called even if no record comes, wall clock millis. */
  OptionalLong wake(AlignState state, WallClock clock) {
    if (state.epoch < 0 || state.closed) {
      return OptionalLong.empty();
    }
    long due = ALL;
    for (Modality modality : Modality.values()) {
      LaneState lane = state.lane(modality);
      if (lane.blockedSince != LaneState.NEVER) {
        due = Math.min(due, after(lane.blockedSince, settings.reorderWait().toMillis(), clock));
      }
      if (lane.advancedAt != LaneState.NEVER
          && holdsUp(lane, other(state, modality), state, clock)) {
        due = Math.min(due, after(lane.advancedAt, settings.lateness().toMillis(), clock));
      }
    }
    return due == ALL ? OptionalLong.empty() : OptionalLong.of(due);
  }

  /** When a wait ends; never again if it is over, for then it was acted upon. */
  private static long after(long since, long wait, WallClock clock) {
    long due = clock.since(since) + wait;
    return due > clock.now() ? due : ALL;
  }

  private boolean holdsUp(LaneState lane, LaneState other, AlignState state, WallClock clock) {
    long bound = reach(lane, state, clock);
    long lead = reach(other, state, clock);
    return bound < lead && (!state.slots.isEmpty() || lead == ALL);
  }

  private static LaneState other(AlignState state, Modality modality) {
    return modality == Modality.PICTURE ? state.sound : state.picture;
  }

  /** The event time before which nothing of a modality will come in this epoch. */
  private long reach(LaneState lane, AlignState state, WallClock clock) {
    return isDone(lane, state, clock) ? ALL : lane.bound;
  }

  /** Whether nothing more of this epoch will come: it ended, or a newer one has begun. */
  private boolean isDone(LaneState lane, AlignState state, WallClock clock) {
    if (lane.ended) {
      return true;
    }
    return !lane.pending.isEmpty()
        && lane.pending.firstKey().epoch() > state.epoch
        && (clock.ordered()
            || clock.over(lane.blockedSince, settings.reorderWait())
            || lane.pending.size() > settings.maxPending());
  }

  private boolean isSilent(LaneState lane, LaneState other, WallClock clock) {
    return clock.over(lane.advancedAt, settings.lateness())
        || other.pending.size() > settings.maxPending();
  }

  /** The event time up to which windows can be emitted. */
  private long limit(AlignState state, WallClock clock) {
    long picture = reach(state.picture, state, clock);
    long sound = reach(state.sound, state, clock);
    long limit = Math.min(picture, sound);
    if ((picture < sound && isSilent(state.picture, state.sound, clock))
        || (sound < picture && isSilent(state.sound, state.picture, clock))) {
      limit = Math.max(picture, sound);
    }
    long hop = settings.grid().hopMicros();
    if (Math.max(picture, sound) == ALL) {
      // Up to where both have spoken, whatever the order in which they did, and all the media.
      long spoken = Math.min(state.picture.bound, state.sound.bound);
      long end = Math.max(state.picture.mediaEnd, state.sound.mediaEnd);
      long all = Math.max(spoken, end == LaneState.NEVER ? end : -Math.floorDiv(-end, hop) * hop);
      limit = Math.min(limit, all);
    }
    if (state.slots.size() > settings.maxAhead()) {
      limit = Math.max(limit, (state.slots.lastKey() + 1 - settings.maxAhead()) * hop);
    }
    return limit;
  }

  private boolean closeIfOver(
      String stream, AlignState state, WallClock clock, Consumer<AlignOutput> out) {
    LaneState picture = state.picture;
    LaneState sound = state.sound;
    boolean pictureDone = isDone(picture, state, clock);
    boolean soundDone = isDone(sound, state, clock);
    boolean over =
        (pictureDone && soundDone)
            || (pictureDone && isSilent(sound, picture, clock))
            || (soundDone && isSilent(picture, sound, clock));
    if (!over) {
      return false;
    }
    boolean ended = picture.ended || sound.ended;
    if (state.begun) {
      long media = Math.max(picture.mediaEnd, sound.mediaEnd);
      long time = ended ? Math.max(picture.endTime, sound.endTime) : media;
      WindowEmitter.close(stream, state, time, ended, out);
      if (!ended) {
        listener.onCut();
      }
    }
    state.clear();
    state.closed = true;
    return true;
  }

  /** Begins the oldest epoch that waits, if any. */
  private static boolean openNext(AlignState state, WallClock clock) {
    long oldest = ALL;
    for (Modality modality : Modality.values()) {
      var pending = state.lane(modality).pending;
      pending.headMap(new LaneState.Position(state.epoch + 1, Long.MIN_VALUE)).clear();
      if (!pending.isEmpty()) {
        oldest = Math.min(oldest, pending.firstKey().epoch());
      }
    }
    if (oldest == ALL) {
      return false;
    }
    state.begin(oldest, clock.now());
    return true;
  }
}
