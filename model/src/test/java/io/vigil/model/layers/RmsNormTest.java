package io.vigil.model.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import org.junit.jupiter.api.Test;

class RmsNormTest {

  @Test
  void equalsItsDefinitionInPlainJava() {
    try (TestGraph graph = new TestGraph()) {
      RmsNorm norm = new RmsNorm(graph.scope(), 4);
      float[] gain = TestGraph.of(graph.randomWeights(5), "gain");
      float[] x = {1, -2, 3, 0.5f, 10, 0, 0, -10};
      float[] expected = new float[8];
      for (int row = 0; row < 2; row++) {
        double square = 0;
        for (int i = 0; i < 4; i++) {
          square += x[row * 4 + i] * x[row * 4 + i];
        }
        for (int i = 0; i < 4; i++) {
          expected[row * 4 + i] =
              (float) (gain[i] * x[row * 4 + i] / Math.sqrt(square / 4 + RmsNorm.EPSILON));
        }
      }

      assertThat(graph.run(norm.apply(graph.floats(x, 2, 4))))
          .containsExactly(expected, within(1e-5f));
    }
  }
}
