package io.vigil.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ReadFromTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @Test
  void aPlaceIsAnEndATimeOrAnAge() {
    assertThat(ReadFrom.parse("earliest", CLOCK)).isEqualTo(new ReadFrom.Earliest());
    assertThat(ReadFrom.parse("LATEST", CLOCK)).isEqualTo(new ReadFrom.Latest());
    assertThat(ReadFrom.parse("2026-01-31T08:00:00Z", CLOCK))
        .isEqualTo(new ReadFrom.At(Instant.parse("2026-01-31T08:00:00Z")));
    assertThat(ReadFrom.parse("10m", CLOCK)).isEqualTo(new ReadFrom.At(NOON.minusSeconds(600)));
  }

  @Test
  void anythingElseIsRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> ReadFrom.parse("noon", CLOCK))
        .hasMessage(
            "'noon' is not earliest, latest, a time such as 2026-01-31T08:00:00Z, or a duration such"
                + " as 10m");
  }
}
