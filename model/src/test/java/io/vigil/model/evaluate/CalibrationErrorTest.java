package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

  @Test
  void isTheDistanceOfWhatWasSaidFromWhatWasSo() {
    CalibrationError error = new CalibrationError();
    for (int i = 0; i < 10; i++) {
      error.add(0.75, i < 5); // said 0.75, so in half of the cases
      error.add(0.05, false);
    }

    assertThat(error.value()).isCloseTo((0.25 + 0.05) / 2, within(1e-9));
  }

  @Test
  void anIntervalHoldsTheMeanOfWhatItWasMadeOf() {
    List<Double> parts = java.util.stream.IntStream.range(0, 100).mapToObj(i -> i / 99.0).toList();

    Bootstrap.Interval interval =
        Bootstrap.of(
            parts, s -> s.stream().mapToDouble(Double::doubleValue).average().orElse(0), 1);

    assertThat(interval.low()).isBetween(0.4, 0.5);
    assertThat(interval.high()).isBetween(0.5, 0.6);
  }
}
