package io.vigil.model.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SmoothingTest {

  @Test
  void aCellSpreadsToItsNeighboursInTimeAndPitch() {
    float[] sound = new float[5 * 3];
    sound[2 * 3 + 1] = 16;

    float[] smooth = Smoothing.sound(sound, 3);

    // Time: 4, 8, 4; pitch: 1/4 of it to each inner side, of which an edge keeps 1/3.
    assertThat(smooth[2 * 3 + 1]).isCloseTo(4, within(1e-5f));
    assertThat(smooth[1 * 3 + 1]).isCloseTo(2, within(1e-5f));
    assertThat(smooth[2 * 3]).isCloseTo(8 / 3f, within(1e-5f));
    assertThat(smooth[0]).isZero();
  }

  @Test
  void whatIsEvenStaysEven() {
    float[] pictures = new float[8 * 3 * 3];
    java.util.Arrays.fill(pictures, 2);

    assertThat(Smoothing.pictures(pictures, 3)).containsOnly(2);
  }

  @Test
  void aPatchDoesNotSpreadFromOneEdgeToTheOther() {
    float[] pictures = new float[2 * 3 * 3];
    pictures[2] = 1; // right end of the first row

    float[] smooth = Smoothing.pictures(pictures, 3);

    assertThat(smooth[3]).isZero(); // left end of the second row
    assertThat(smooth[5]).isPositive();
    assertThat(smooth[9 + 2]).isPositive(); // the same patch of the next picture
  }
}
