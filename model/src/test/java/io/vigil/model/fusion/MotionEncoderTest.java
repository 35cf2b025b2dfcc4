package io.vigil.model.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What moves is seen in how sketches differ from slot to slot. */
class MotionEncoderTest {

  private static final int SLOTS = 4;
  private static final int SIDE = 8;
  private static final int OUTPUTS = 6;

  private final float[] mask = {1, 1, 1, 1};

  private static float[] run(
      TestGraph graph, MotionEncoder encoder, float[] sketches, float[] mask) {
    return graph.run(
        encoder.apply(
            graph.floats(sketches, 1, SLOTS, 2, SIDE * SIDE / 2), graph.floats(mask, 1, SLOTS)));
  }

  /** A bright bar whose place in each slot is given. */
  private static float[] bar(int... places) {
    float[] sketches = new float[SLOTS * SIDE * SIDE];
    for (int k = 0; k < SLOTS; k++) {
      for (int y = 0; y < SIDE; y++) {
        sketches[(k * SIDE + y) * SIDE + places[k]] = 2;
      }
    }
    return sketches;
  }

  private static float[] slot(float[] values, int slot) {
    return Arrays.copyOfRange(values, slot * OUTPUTS, (slot + 1) * OUTPUTS);
  }

  @Test
  void beginsAsZerosSoThatANetworkGainsItWithoutAChange() {
    try (TestGraph graph = new TestGraph()) {
      MotionEncoder encoder = new MotionEncoder(graph.scope(), SLOTS, SIDE, OUTPUTS);
      graph.scope().load(graph.session(), graph.scope().initialValues(5));

      assertThat(run(graph, encoder, bar(1, 2, 3, 4), mask)).containsOnly(0);
    }
  }

  @Test
  void aBarThatMovesLeftAndOneThatMovesRightDiffer() {
    try (TestGraph graph = new TestGraph()) {
      MotionEncoder encoder = new MotionEncoder(graph.scope(), SLOTS, SIDE, OUTPUTS);
      graph.randomWeights(5);

      float[] right = slot(run(graph, encoder, bar(1, 3, 4, 6), mask), 2);
      float[] left = slot(run(graph, encoder, bar(6, 5, 4, 2), mask), 2);

      assertThat(right).isNotEqualTo(left);
    }
  }

  @Test
  void aPictureThatIsExactlyTheSameDiffersFromOneWithTheLeastNoise() {
    try (TestGraph graph = new TestGraph()) {
      MotionEncoder encoder = new MotionEncoder(graph.scope(), SLOTS, SIDE, OUTPUTS);
      graph.randomWeights(5);
      float[] frozen = bar(3, 3, 3, 3);
      float[] noisy = frozen.clone();
      float[] noise = TestGraph.random(2, noisy.length);
      for (int i = 0; i < noisy.length; i++) {
        noisy[i] += 0.01f * noise[i];
      }

      float[] still = slot(run(graph, encoder, frozen, mask), 2);
      float[] alive = slot(run(graph, encoder, noisy, mask), 2);

      double difference = 0;
      for (int i = 0; i < OUTPUTS; i++) {
        difference += Math.abs(still[i] - alive[i]);
      }
      assertThat(difference).isGreaterThan(0.1);
    }
  }

  @Test
  void aSlotWithoutAPictureHasNoInfluence() {
    try (TestGraph graph = new TestGraph()) {
      MotionEncoder encoder = new MotionEncoder(graph.scope(), SLOTS, SIDE, OUTPUTS);
      graph.randomWeights(5);
      float[] hole = {1, 0, 1, 1};

      float[] one = run(graph, encoder, bar(1, 2, 3, 4), hole);
      float[] other = run(graph, encoder, bar(1, 7, 3, 4), hole);

      for (int i = 0; i < one.length; i++) {
        assertThat(other[i]).isCloseTo(one[i], within(0f));
      }
    }
  }
}
