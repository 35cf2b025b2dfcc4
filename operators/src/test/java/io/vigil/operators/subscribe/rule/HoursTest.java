package io.vigil.operators.subscribe.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoursTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  private static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }

  private static Hours hours(Set<DayOfWeek> days, int from, int to) {
    return new Hours(VIENNA, List.of(new Hours.Span(days, from, to)));
  }

  @Test
  void aNightBelongsToTheDayOnWhichItBegins() {
    Hours friday = hours(Set.of(DayOfWeek.FRIDAY), 22 * 60, 6 * 60);

    assertThat(friday.contains(micros("2026-03-06T20:59:59Z"))).isFalse();
    assertThat(friday.contains(micros("2026-03-06T21:00:00Z"))).isTrue();
    assertThat(friday.contains(micros("2026-03-07T04:59:59Z"))).isTrue();
    assertThat(friday.contains(micros("2026-03-07T05:00:00Z"))).isFalse();
    assertThat(friday.contains(micros("2026-03-07T22:00:00Z"))).isFalse();
  }

  @Test
  void clocksThatArePutForwardOrBackDoNotMoveTheHours() {
    Hours morning = hours(Set.of(), 7 * 60, 8 * 60);
    // 7:00 in Vienna is 6:00 UTC in winter and 5:00 UTC in summer.
    assertThat(morning.contains(micros("2026-03-28T06:00:00Z"))).isTrue();
    assertThat(morning.contains(micros("2026-03-29T05:00:00Z"))).isTrue();
    assertThat(morning.contains(micros("2026-03-29T06:00:00Z"))).isFalse();
    assertThat(morning.contains(micros("2026-10-24T05:00:00Z"))).isTrue();
    assertThat(morning.contains(micros("2026-10-25T06:00:00Z"))).isTrue();
  }

  @Test
  void aTimeThatIsSkippedIsTakenLaterAndOneShownTwiceCountsOnce() {
    Hours half = hours(Set.of(), 2 * 60, 2 * 60 + 30);
    // 2:00 to 3:00 is skipped on 29 March: 2:00 is taken as 3:00, which is 1:00 UTC.
    assertThat(half.contains(micros("2026-03-29T01:00:00Z"))).isTrue();
    assertThat(half.contains(micros("2026-03-29T01:30:00Z"))).isFalse();
    // It is shown twice on 25 October, first at 0:00 UTC.
    assertThat(half.contains(micros("2026-10-25T00:10:00Z"))).isTrue();
    assertThat(half.contains(micros("2026-10-25T01:10:00Z"))).isFalse();
  }

  @Test
  void wholeDaysWithoutABreakAreOneInterval() {
    Hours days = hours(Set.of(), 0, 24 * 60);
    long now = micros("2026-03-30T12:00:00Z");
    assertThat(days.contains(now)).isTrue();
    assertThat(days.openSince(now, now - 40L * 3_600_000_000L))
        .isLessThanOrEqualTo(now - 40L * 3_600_000_000L);
    Hours office = hours(Set.of(), 8 * 60, 18 * 60);
    assertThat(office.openSince(now, 0)).isEqualTo(micros("2026-03-30T06:00:00Z"));
  }
}
