package io.vigil.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class GrowthTest {

  @Test
  void takesWhatFitsAsItIs() {
    assertThat(Growth.into(new float[4], Shape.of(2, 2), new float[] {1, 2, 3, 4}))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void aLongerTableKeepsTheOldRowsInTheirPlaces() {
    float[] fresh = {9, 9, 9, 9, 9, 9, 9, 9, 9};
    assertThat(Growth.into(fresh, Shape.of(3, 3), new float[] {1, 2, 3, 4, 5, 6}))
        .as("two axes could have grown, so none is guessed")
        .isSameAs(fresh);
    assertThat(Growth.into(new float[] {9, 9, 9, 9, 9, 9}, Shape.of(3, 2), new float[] {1, 2}))
        .containsExactly(1, 2, 9, 9, 9, 9);
  }

  @Test
  void aWiderKernelKeepsTheOldColumnsInTheirPlaces() {
    assertThat(
            Growth.into(
                new float[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9},
                Shape.of(2, 5),
                new float[] {1, 2, 3, 4}))
        .containsExactly(1, 2, 9, 9, 9, 3, 4, 9, 9, 9);
  }

  @Test
  void aBiasGrowsAtItsEnd() {
    assertThat(Growth.into(new float[] {9, 9, 9}, Shape.of(3), new float[] {1, 2}))
        .containsExactly(1, 2, 9);
  }

  @Test
  void whatNoAxisExplainsBeginsAfresh() {
    float[] fresh = {9, 9, 9, 9};
    assertThat(Growth.into(fresh, Shape.of(2, 2), new float[] {1, 2, 3})).isSameAs(fresh);
  }
}
