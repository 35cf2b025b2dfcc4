package io.vigil.ingest.publish;

import io.vigil.schemas.ClockKind;
import io.vigil.schemas.GapCause;
import io.vigil.schemas.MarkerKind;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one stream says: its media and markers, in order of event time within each modality. What
 * comes after it was told that nothing would come is lost and counted, so that "nothing before t
 * will come" is always true. Event times are microseconds UTC. Thread-safe: the stream's own thread
 * tells media, another may tell heartbeats while that one waits for the source.
 */
public final class StreamOutput {
  private static final long CLOCK_CHANGE_MICROS = 10_000_000;

  /** A long absence is told in pieces of this length, so that it is known while it lasts. */
  private static final long PIECE_MICROS = 5_000_000;

  private final OutBuffer buffer;
  private final Clock clock;
  private final StreamCounters counters = new StreamCounters();
  private final Map<Modality, Track> tracks = new EnumMap<>(Modality.class);
  private final Map<Modality, Bound> bounds = new EnumMap<>(Modality.class);
  // Readable while a film's thread waits for room and holds the lock.
  private volatile long epoch;
  private volatile ClockKind kind = ClockKind.ARRIVAL;
  private boolean opened;
  private boolean ended;
  private GapCause away = GapCause.NONE;

  /** How far a modality has come: nothing before {@code time} may be told any more. */
  private static final class Bound {
    private long time = Long.MIN_VALUE;
    private long mediaEnd = Long.MIN_VALUE;
    private boolean missing;
    private GapCause away = GapCause.NONE;
    private long lateSince;
    private long late;
    private boolean fresh = true;
  }

  StreamOutput(String stream, OutBuffer buffer, Clock clock) {
    this.buffer = buffer;
    this.clock = clock;
    for (Modality modality : Modality.values()) {
      tracks.put(modality, new Track(stream, modality, counters));
      bounds.put(modality, new Bound());
    }
  }

  /** What it has given so far. */
  public StreamCounters counters() {
    return counters;
  }

  /**
   * Whether the source goes on for ever: it then loses its oldest media when there is no room,
   * where a film waits. Live until said otherwise; not to be changed while media wait.
   */
  public void live(boolean value) {
    tracks.values().forEach(track -> track.live(value));
  }

  /** Says why nothing comes until the next epoch, which then begins with a gap of this cause. */
  public synchronized void away(GapCause cause) {
    away = cause;
  }

  /** Goes on where the output of the same stream ended that was paused. */
  public synchronized void resume(StreamOutput paused) {
    away = GapCause.PAUSED;
    for (Modality modality : Modality.values()) {
      bounds(modality).mediaEnd = paused.end(modality);
    }
  }

  /** Where a modality ended; Long.MIN_VALUE if there was none of it. */
  private synchronized long end(Modality modality) {
    return since(bounds(modality));
  }

  /** From when on media may be missing, no earlier than was told already. */
  private static long since(Bound bound) {
    return bound.mediaEnd == Long.MIN_VALUE ? Long.MIN_VALUE : Math.max(bound.mediaEnd, bound.time);
  }

  /**
   * Starts a new epoch: the source was opened anew, or its clock jumped.
   *
   * @param start where its event times begin. If that is far before what was told, the clock was
   *     wrong before: the new one counts, and time goes back with the epoch.
   */
  public synchronized long newEpoch(ClockKind clockKind, long start) {
    epoch = Math.max(epoch + 1, clock.millis());
    kind = clockKind;
    opened = true;
    ended = false;
    counters.countEpoch();
    for (Bound bound : bounds.values()) {
      bound.fresh = true;
      bound.away = away == GapCause.NONE ? bound.away : away;
      if (bound.time > start + CLOCK_CHANGE_MICROS) {
        bound.time = Long.MIN_VALUE;
      }
    }
    away = GapCause.NONE;
    return epoch;
  }

  /** Tells of the media that nobody saw before these, the first of an epoch, if it is known why. */
  private void tellAway(Modality modality, Bound bound, long time) throws InterruptedException {
    GapCause cause = bound.away;
    bound.away = GapCause.NONE;
    long since = since(bound);
    if (cause != GapCause.NONE && since != Long.MIN_VALUE && since < time) {
      put(marker(modality, MarkerKind.GAP, since, time, 0, cause));
    }
  }

  /** The current epoch; 0 before the first. */
  public long epoch() {
    return epoch;
  }

  /** What measures event times in this epoch. */
  public ClockKind clockKind() {
    return kind;
  }

  /** Tells a picture that stands until {@code end}. */
  public synchronized void picture(
      long time,
      long end,
      boolean discontinuity,
      int width,
      int height,
      int decodeErrors,
      ByteBuffer jpeg)
      throws InterruptedException {
    media(Modality.FRAMES, time, end, discontinuity, width, height, decodeErrors, jpeg);
  }

  /** Tells a segment of sound of [time, end). */
  public synchronized void sound(long time, long end, boolean discontinuity, ByteBuffer pcm)
      throws InterruptedException {
    media(Modality.AUDIO, time, end, discontinuity, 0, 0, 0, pcm);
  }

  private void media(
      Modality modality,
      long time,
      long end,
      boolean discontinuity,
      int width,
      int height,
      int decodeErrors,
      ByteBuffer data)
      throws InterruptedException {
    Bound bound = bounds(modality);
    if (time < bound.time) {
      if (bound.late == 0) {
        bound.lateSince = bound.time;
      }
      bound.late++;
      counters.countLate();
      counters.countDropped(1);
      return;
    }
    tellAway(modality, bound, time);
    boolean broken = discontinuity || bound.fresh || bound.missing || bound.late > 0;
    if (bound.late > 0) {
      put(marker(modality, MarkerKind.GAP, bound.lateSince, time, bound.late, GapCause.LATE));
      bound.late = 0;
    }
    bound.fresh = false;
    bound.missing = false;
    bound.time = modality == Modality.AUDIO ? end : time + 1;
    bound.mediaEnd = end;
    counters.countMedia(time);
    put(
        new Entry(
            track(modality),
            epoch,
            kind,
            MarkerKind.NONE,
            time,
            end,
            broken,
            width,
            height,
            decodeErrors,
            0,
            GapCause.NONE,
            data,
            now()));
  }

  /** Tells that nothing of this modality before {@code time} will come. */
  public synchronized void heartbeat(Modality modality, long time) throws InterruptedException {
    Bound bound = bounds(modality);
    if (opened && !ended && time > bound.time) {
      bound.time = time;
      put(marker(modality, MarkerKind.HEARTBEAT, time, time, 0, GapCause.NONE));
    }
  }

  /**
   * Tells that the source gave nothing of this modality up to {@code time}: a gap, as far as there
   * were media before, else a heartbeat.
   */
  public synchronized void missing(Modality modality, long time) throws InterruptedException {
    Bound bound = bounds(modality);
    long since = since(bound);
    if (since == Long.MIN_VALUE || since >= time) {
      heartbeat(modality, time);
    } else if (opened && !ended && time - since >= (bound.missing ? PIECE_MICROS : 1)) {
      bound.missing = true;
      bound.time = time;
      put(marker(modality, MarkerKind.GAP, since, time, 0, GapCause.SOURCE));
    }
  }

  /** How far this modality has come; Long.MIN_VALUE before anything was told of it. */
  public synchronized long bound(Modality modality) {
    return bounds(modality).time;
  }

  /** Tells that the stream has ended at {@code time}, or where its media end if that is later. */
  public synchronized void end(long time) throws InterruptedException {
    if (!opened || ended) {
      return;
    }
    ended = true;
    long last = time;
    for (Bound bound : bounds.values()) {
      last = Math.max(last, bound.time);
    }
    for (Modality modality : Modality.values()) {
      bounds(modality).time = last;
      put(marker(modality, MarkerKind.END, last, last, 0, GapCause.NONE));
    }
  }

  private Entry marker(
      Modality modality, MarkerKind marker, long time, long end, long dropped, GapCause cause) {
    return new Entry(
        track(modality),
        epoch,
        kind,
        marker,
        time,
        end,
        marker == MarkerKind.GAP,
        0,
        0,
        0,
        dropped,
        cause,
        Entry.NOTHING,
        now());
  }

  private void put(Entry entry) throws InterruptedException {
    buffer.put(entry);
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  // Both maps hold every modality.
  private Bound bounds(Modality modality) {
    return Objects.requireNonNull(bounds.get(modality));
  }

  private Track track(Modality modality) {
    return Objects.requireNonNull(tracks.get(modality));
  }
}
