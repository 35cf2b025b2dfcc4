package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {

  @Test
  void tellsApartWhatALineTellsApart() {
    List<float[]> features = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      float x = (float) random.nextDouble(-1, 1);
      // The second number is a thousand times as large, the third the same everywhere.
      features.add(new float[] {x, 1000 * (float) random.nextDouble(-1, 1), 7});
      truth.add(x < -0.3 ? "low" : x > 0.3 ? "high" : "middle");
    }

    SoftmaxRegression probe = new SoftmaxRegression(features, truth);

    assertThat(probe.label(new float[] {-0.9f, 0, 7})).isEqualTo("low");
    assertThat(probe.label(new float[] {0, 0, 7})).isEqualTo("middle");
    assertThat(probe.label(new float[] {0.9f, 0, 7})).isEqualTo("high");
  }
}
