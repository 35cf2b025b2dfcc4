package io.vigil.model.evaluate.metric;

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
  void equalsAPublishedExample() {
    // torchmetrics' documentation of BinaryCalibrationError with the l1 norm: 0.2900.
    CalibrationError error = new CalibrationError();
    error.add(0.25, false);
    error.add(0.25, false);
    error.add(0.55, true);
    error.add(0.75, true);
    error.add(0.75, true);

    assertThat(error.value()).isCloseTo(0.29, within(1e-9));
  }

  @Test
  void partsAddUp() {
    CalibrationError one = new CalibrationError();
    one.add(0.9, true);
    CalibrationError other = new CalibrationError();
    other.add(0.9, false);

    assertThat(CalibrationError.of(List.of(one, other))).isCloseTo(0.4, within(1e-9));
    assertThat(new CalibrationError().value()).isZero();
  }
}
