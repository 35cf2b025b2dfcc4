package io.vigil.launcher.run;

import io.vigil.launcher.topics.Received;
import io.vigil.schemas.Caption;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Event;
import io.vigil.schemas.Frame;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Counts what came out, per stream. Records are counted by their ids: a record that a restart wrote
 * twice counts once. Thread-safe.
 */
public final class Tally {
  /**
   * What one stream gave.
   *
   * @param captions told, each counted once whatever its revisions
   * @param eventsByType begun, by type
   * @param gaps in its media
   * @param moments embedded
   * @param delays from capture to record of live outputs, ascending
   */
  public record Counts(
      long captions,
      Map<String, Long> eventsByType,
      long gaps,
      long moments,
      List<Duration> delays) {
    /** All events begun. */
    public long events() {
      return eventsByType.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** What is counted of one stream. */
  private static final class Sheet {
    private final Set<String> captions = new HashSet<>();
    private final Map<String, Set<String>> events = new TreeMap<>();
    private final List<Duration> delays = new ArrayList<>();
    private long gaps;
    private long moments;
    private Optional<Instant> seenUntil = Optional.empty();
  }

  /** A longer one belongs to an old film, whose capture is long ago. */
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  private final Map<String, Sheet> sheets = new HashMap<>();
  private long deadLetters;

  /** Counts a record. */
  public synchronized void add(Received received) {
    if (!(received instanceof Received.Decoded decoded)) {
      return;
    }
    SpecificRecord record = decoded.record();
    if (record instanceof Caption c) {
      Sheet sheet = sheet(c.getStream());
      sheet.captions.add(c.getId());
      delay(sheet, c.getEnd(), c.getEmitted());
    } else if (record instanceof Event e) {
      Sheet sheet = sheet(e.getStream());
      if (sheet.events.computeIfAbsent(e.getType(), t -> new HashSet<>()).add(e.getId())) {
        delay(sheet, e.getEnd(), e.getEmitted());
      }
    } else if (record instanceof Moment m) {
      Sheet sheet = sheet(m.getStream());
      sheet.moments++;
      sheet.seenUntil = Optional.of(m.getEnd());
    } else if (record instanceof Frame f && f.getMarker() == MarkerKind.GAP) {
      sheet(f.getStream()).gaps++;
    } else if (record instanceof DeadLetter) {
      deadLetters++;
    }
  }

  private static void delay(Sheet sheet, Instant end, Instant emitted) {
    Duration delay = Duration.between(end, emitted);
    if (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) < 0) {
      sheet.delays.add(delay);
    }
  }

  private Sheet sheet(String stream) {
    return sheets.computeIfAbsent(stream, s -> new Sheet());
  }

  /** What a stream gave so far. */
  public synchronized Counts of(String stream) {
    Sheet sheet = sheets.getOrDefault(stream, new Sheet());
    Map<String, Long> events = new TreeMap<>();
    sheet.events.forEach((type, ids) -> events.put(type, (long) ids.size()));
    return new Counts(
        sheet.captions.size(),
        events,
        sheet.gaps,
        sheet.moments,
        sheet.delays.stream().sorted().toList());
  }

  /** Up to which event time a stream has been understood. */
  public synchronized Optional<Instant> seenUntil(String stream) {
    return Optional.ofNullable(sheets.get(stream)).flatMap(s -> s.seenUntil);
  }

  /** Records that could not be processed, of all streams. */
  public synchronized long deadLetters() {
    return deadLetters;
  }
}
