package io.vigil.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameGridTest {
  @Test
  void takesTheFirstPictureOfEachSlotWhateverTheSourcesRate() {
    Random random = new Random(5);
    for (double fps : new double[] {1, 7.5, 24, 25, 29.97, 60}) {
      FrameGrid grid = new FrameGrid(2);
      long start = 1_770_000_000_000_000L + random.nextInt(1_000_000);
      Set<Long> slots = new HashSet<>();
      for (int i = 0; i < fps * 60; i++) {
        long event = start + Math.round(i * 1e6 / fps);
        boolean first = slots.add(Math.floorDiv(event, 500_000L));
        assertThat(grid.take(event)).isEqualTo(first);
      }
    }
  }

  @Test
  void neverTakesASlotTwice() {
    FrameGrid grid = new FrameGrid(2);

    assertThat(grid.take(1_000_000)).isTrue();
    assertThat(grid.take(1_499_999)).isFalse();
    assertThat(grid.take(900_000)).isFalse();
    assertThat(grid.take(1_500_000)).isTrue();
  }
}
