package io.vigil.operators.subscribe.rule;

import io.vigil.schemas.DailyHours;
import io.vigil.schemas.Subscription;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads when a subscription holds. */
final class HoursParser {

  private static final int MINUTES = 24 * 60;
  private static final int MOST = 100;

  private final Subscription from;
  private final Faults faults;

  HoursParser(Subscription from, Faults faults) {
    this.from = from;
    this.faults = faults;
  }

  Hours read() {
    ZoneId zone = zone();
    List<Hours.Span> spans = new ArrayList<>();
    faults.that(from.getHours().size() <= MOST, "hours", "more than " + MOST, "join some");
    for (int i = 0; i < from.getHours().size(); i++) {
      span("hours[" + i + "]", from.getHours().get(i)).ifPresent(spans::add);
    }
    return new Hours(zone, spans);
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(from.getTimeZone());
    } catch (DateTimeException e) {
      faults.add(
          "timeZone",
          "there is no time zone '" + from.getTimeZone() + "'",
          Nearest.of(from.getTimeZone(), ZoneId.getAvailableZoneIds())
              .map(near -> "did you mean " + near + "?")
              .orElse("write one like Europe/Vienna or UTC"));
      return ZoneId.of("UTC");
    }
  }

  private Optional<Hours.Span> span(String field, DailyHours hours) {
    int from = hours.getFromMinute();
    int to = hours.getToMinute();
    boolean fromGood =
        faults.that(
            from >= 0 && from < MINUTES,
            field + ".from",
            "it is minute " + from + " of a day",
            "write 00:00 to 23:59");
    boolean toGood =
        faults.that(
            to >= 0 && to <= MINUTES,
            field + ".to",
            "it is minute " + to + " of a day",
            "write 00:00 to 24:00");
    boolean good =
        faults.that(
            from != to, field, "it ends where it begins", "write 00:00 to 24:00 for a whole day");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : hours.getDays()) {
      Optional<DayOfWeek> found = day(day);
      found.ifPresent(days::add);
      boolean known =
          faults.that(
              found.isPresent(),
              field + ".days",
              "there is no day '" + day + "'",
              "write MON, TUE, WED, THU, FRI, SAT or SUN");
      good = good && known;
    }
    return good && fromGood && toGood
        ? Optional.of(new Hours.Span(days, from, to))
        : Optional.empty();
  }

  private static Optional<DayOfWeek> day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.length() == 3 && day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
