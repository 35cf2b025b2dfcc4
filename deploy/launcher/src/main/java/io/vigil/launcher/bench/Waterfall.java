package io.vigil.launcher.bench;

import io.vigil.launcher.topics.Received;
import io.vigil.schemas.AudioSegment;
import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where the time between capture and the reader of a record goes.
 *
 * <p>A film has no hour of capture: its clock is set by its earliest arrival, so that the picture
 * that came through fastest has no delay. The step "media" ends when the newest picture and the
 * newest second of sound that the record rests on have left ingest: a half second in the middle of
 * a second of sound waits for its end. Used by one thread.
 */
final class Waterfall {
  private static final int KEPT = 64;
  private static final long MICROS = 1_000_000;
  private static final int BYTES_A_SAMPLE = 2;

  /** What is known of one stream. */
  private static final class Clock {
    private Duration offset = Duration.ofDays(1);
    private final NavigableMap<Instant, Instant> pictures = new TreeMap<>();
    private final NavigableMap<Instant, Instant> sound = new TreeMap<>();
  }

  private final Map<String, Clock> clocks = new HashMap<>();
  private final Instant from;
  final Delays start = new Delays();
  final Delays events = new Delays();
  final Delays captions = new Delays();
  final Delays moments = new Delays();
  final Delays media = new Delays();
  final Delays job = new Delays();
  final Delays kafka = new Delays();
  long gaps;

  /** Counts what is received from then on; what comes earlier sets the clocks, and is the start. */
  Waterfall(Instant from) {
    this.from = from;
  }

  /** Takes a record in, received at this moment. */
  void add(Received received, Instant now) {
    if (!(received instanceof Received.Decoded decoded)) {
      return;
    }
    SpecificRecord record = decoded.record();
    if (record instanceof Frame f) {
      picture(f);
    } else if (record instanceof AudioSegment a) {
      sound(a);
    } else if (now.isBefore(from)) {
      if (record instanceof Event e && e.getPhase() == EventPhase.STARTED) {
        total(e.getStream(), e.getEnd(), now).ifPresent(start::add);
      }
    } else if (record instanceof Moment m) {
      total(m.getStream(), m.getEnd(), now).ifPresent(moments::add);
    } else if (record instanceof Caption c && c.getRevision() == 0) {
      total(c.getStream(), c.getEnd(), now).ifPresent(captions::add);
    } else if (record instanceof Event e && e.getPhase() == EventPhase.STARTED) {
      total(e.getStream(), e.getEnd(), now).ifPresent(events::add);
      steps(e, now);
    }
  }

  private void picture(Frame f) {
    gaps += f.getMarker() == MarkerKind.GAP ? 1 : 0;
    if (f.getMarker() == MarkerKind.NONE) {
      Clock clock = clock(f.getStream());
      keep(clock.pictures, f.getTime(), f.getIngested());
      Duration late = Duration.between(f.getTime(), f.getIngested());
      clock.offset = late.compareTo(clock.offset) < 0 ? late : clock.offset;
    }
  }

  private void sound(AudioSegment a) {
    if (a.getMarker() == MarkerKind.NONE && a.getSampleRate() > 0) {
      long samples = a.getData().remaining() / BYTES_A_SAMPLE / Math.max(1, a.getChannels());
      Instant end = a.getTime().plusNanos(samples * MICROS / a.getSampleRate() * 1000);
      keep(clock(a.getStream()).sound, end, a.getIngested());
    }
  }

  private static void keep(NavigableMap<Instant, Instant> map, Instant time, Instant ingested) {
    map.put(time, ingested);
    while (map.size() > KEPT) {
      map.pollFirstEntry();
    }
  }

  private Clock clock(String stream) {
    return clocks.computeIfAbsent(stream, s -> new Clock());
  }

  private Optional<Duration> total(String stream, Instant end, Instant now) {
    Clock clock = clocks.get(stream);
    return clock == null
        ? Optional.empty()
        : Optional.of(Duration.between(end, now).minus(clock.offset));
  }

  private void steps(Event e, Instant now) {
    Clock clock = clock(e.getStream());
    Map.Entry<Instant, Instant> picture = clock.pictures.lowerEntry(e.getEnd());
    Map.Entry<Instant, Instant> heard = clock.sound.ceilingEntry(e.getEnd());
    if (picture == null || heard == null) {
      return;
    }
    Instant complete =
        picture.getValue().isAfter(heard.getValue()) ? picture.getValue() : heard.getValue();
    media.add(Duration.between(e.getEnd(), complete).minus(clock.offset));
    job.add(Duration.between(complete, e.getEmitted()));
    kafka.add(Duration.between(e.getEmitted(), now));
  }
}
