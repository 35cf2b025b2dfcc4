package io.vigil.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueFormsTest {
  @Test
  void everySizeReadsBackAsItWasWritten() {
    qt().forAll(longs().between(0, 1L << 39))
        .check(bytes -> DataSize.parse(new DataSize(bytes).toString()).bytes() == bytes);
  }

  @Test
  void everyDurationReadsBackAsItWasWritten() {
    qt().forAll(longs().between(0, 1L << 39))
        .check(
            ms -> {
              Duration duration = Duration.ofMillis(ms);
              return Durations.parse(Durations.format(duration)).equals(duration);
            });
  }

  @Test
  void aNumberWithoutAUnitIsNoSizeAndNoDuration() {
    for (String text : List.of("5", "", "-5s", "5 parsecs", "1e9B")) {
      assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theNearestNameIsFoundAndAFarOneIsNot() {
    List<String> names = List.of("frame-rate", "frame-side", "buffer");
    assertThat(NearestName.of("frame-rat", names)).contains("frame-rate");
    assertThat(NearestName.of("bufer", names)).contains("buffer");
    assertThat(NearestName.of("zz", names)).isEmpty();
  }
}
