package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.inference.AreaScaler;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DegradationTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  @Test
  void aPictureThatDoesNotChangeArrivesUnchanged() {
    byte[] picture = picture(1);
    for (long seed = 0; seed < 60; seed++) {
      Degradation degradation = Degradation.draw(new SplittableRandom(seed));
      byte[] first = degradation.apply(picture, new byte[0], 0, WIDTH, HEIGHT);
      byte[] second = degradation.apply(picture.clone(), first.clone(), 1, WIDTH, HEIGHT);
      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void blackStaysBlack() {
    for (long seed = 0; seed < 60; seed++) {
      Degradation degradation = Degradation.draw(new SplittableRandom(seed));
      byte[] arrived =
          degradation.apply(new byte[3 * WIDTH * HEIGHT], new byte[0], 0, WIDTH, HEIGHT);
      for (byte level : arrived) {
        assertThat(level & 255).isLessThan(6);
      }
    }
  }

  @Test
  void littleIsCroppedAndTheSizeStays() {
    AreaScaler scaler = new AreaScaler(32);
    byte[] picture = picture(2);
    int changed = 0;
    for (long seed = 0; seed < 60; seed++) {
      Degradation degradation = Degradation.draw(new SplittableRandom(seed));
      for (double share : degradation.crop()) {
        assertThat(share).isBetween(0.0, 0.03);
      }
      byte[] small = degradation.scale(picture, WIDTH, HEIGHT, scaler);
      assertThat(small).hasSize(32 * 32 * 3);
      changed += Arrays.equals(small, scaler.scale(picture, WIDTH, HEIGHT)) ? 0 : 1;
    }
    assertThat(changed).isBetween(10, 40);
  }

  @Test
  void tonesAndSharpnessVary() {
    byte[] picture = picture(3);
    Set<Integer> seen = new HashSet<>();
    for (long seed = 0; seed < 60; seed++) {
      Degradation degradation = Degradation.draw(new SplittableRandom(seed));
      seen.add(Arrays.hashCode(degradation.apply(picture, new byte[0], 0, WIDTH, HEIGHT)));
    }
    assertThat(seen.size()).isGreaterThan(40);
  }

  private static byte[] picture(long seed) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (100 + random.nextInt(80));
    }
    return rgb;
  }
}
