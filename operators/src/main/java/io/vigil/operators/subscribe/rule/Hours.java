package io.vigil.operators.subscribe.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Intervals of the days of a week, on the clocks of a time zone. Immutable.
 *
 * <p>An interval begins and ends when a clock on the wall first shows its minutes: on the day on
 * which clocks are put forward a time that is skipped is taken as so much later, and a time that is
 * shown twice counts the first time.
 *
 * @param zone whose clocks
 * @param spans empty for always
 */
public record Hours(ZoneId zone, List<Span> spans) {

  /** Every moment, back to the beginning. */
  public static final long ALWAYS = Long.MIN_VALUE;

  private static final int MINUTES = 24 * 60;

  /**
   * An interval of a day.
   *
   * @param days on which it begins; empty for every day
   * @param from minute of the day, 0 to 1439, inclusive
   * @param to minute of the day, 1 to 1440, exclusive; before {@code from} it is of the next day
   */
  public record Span(Set<DayOfWeek> days, int from, int to) {

    /** Copies the set. */
    public Span {
      days = Set.copyOf(days);
    }

    private boolean on(LocalDate date) {
      return days.isEmpty() || days.contains(date.getDayOfWeek());
    }
  }

  /** Copies the list. */
  public Hours {
    spans = List.copyOf(spans);
  }

  /** At any time. */
  public static Hours always() {
    return new Hours(ZoneId.of("UTC"), List.of());
  }

  /** Whether they hold at an instant, microseconds. */
  public boolean contains(long micros) {
    return spans.isEmpty() || beginning(micros) <= micros;
  }

  /**
   * Since when they have held without a break.
   *
   * @param micros an instant at which they hold
   * @param limit how far to look back: what is earlier is told as the limit or earlier
   */
  public long openSince(long micros, long limit) {
    if (spans.isEmpty()) {
      return ALWAYS;
    }
    long since = beginning(micros);
    while (since > limit) {
      // What ends just there goes on as one.
      long earlier = beginning(since - 1);
      if (earlier >= since) {
        break;
      }
      since = earlier;
    }
    return since;
  }

  /** The earliest beginning of the intervals that hold then; later than it if none does. */
  private long beginning(long micros) {
    LocalDate today = instant(micros).atZone(zone).toLocalDate();
    long earliest = Long.MAX_VALUE;
    for (LocalDate date : List.of(today.minusDays(1), today)) {
      for (Span span : spans) {
        long from = at(date, span.from());
        long to = at(date, span.to() <= span.from() ? span.to() + MINUTES : span.to());
        if (span.on(date) && from <= micros && micros < to) {
          earliest = Math.min(earliest, from);
        }
      }
    }
    return earliest;
  }

  private long at(LocalDate date, int minute) {
    Instant time =
        date.plusDays(minute / MINUTES)
            .atStartOfDay()
            .plusMinutes(minute % MINUTES)
            .atZone(zone)
            .toInstant();
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
