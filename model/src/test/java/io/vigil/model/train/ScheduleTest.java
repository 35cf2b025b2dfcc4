package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private final Schedule schedule = new Schedule(1e-3, 10, 100, 0.4);

  @Test
  void risesStaysAndFalls() {
    assertThat(schedule.rate(0)).isCloseTo(1e-4, within(1e-12));
    assertThat(schedule.rate(9)).isCloseTo(1e-3, within(1e-12));
    assertThat(schedule.rate(60)).isCloseTo(1e-3, within(1e-12));
    assertThat(schedule.rate(80)).isCloseTo(1e-3 * (0.01 + 0.99 / 2), within(1e-9));
    assertThat(schedule.rate(100)).isCloseTo(1e-5, within(1e-12));
  }
}
