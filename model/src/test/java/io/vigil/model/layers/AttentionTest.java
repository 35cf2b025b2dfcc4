package io.vigil.model.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class AttentionTest {

  private static final int WIDTH = 8;
  private static final int HEADS = 2;

  @Test
  void equalsItsDefinitionInPlainJava() {
    try (TestGraph graph = new TestGraph()) {
      Attention attention = new Attention(graph.scope(), WIDTH, HEADS);
      Map<String, float[]> weights = graph.randomWeights(1);
      float[] queries = TestGraph.random(2, 3 * WIDTH);
      float[] source = TestGraph.random(3, 5 * WIDTH);
      float[] mask = {1, 0, 1, 1, 0};

      float[] seen =
          graph.run(
              attention.apply(
                  graph.floats(queries, 1, 3, WIDTH),
                  graph.floats(source, 1, 5, WIDTH),
                  graph.floats(mask, 1, 1, 1, 5)));

      assertThat(seen).containsExactly(reference(weights, queries, source, mask), within(1e-4f));
    }
  }

  @Test
  void nothingLeaksFromAMaskedKey() {
    try (TestGraph graph = new TestGraph()) {
      Attention attention = new Attention(graph.scope(), WIDTH, HEADS);
      graph.randomWeights(1);
      Operand<TFloat32> queries = graph.floats(TestGraph.random(2, 2 * WIDTH), 1, 2, WIDTH);
      Operand<TFloat32> mask = graph.floats(new float[] {1, 0, 1}, 1, 1, 1, 3);
      float[] source = TestGraph.random(3, 3 * WIDTH);
      float[] changed = source.clone();
      for (int i = WIDTH; i < 2 * WIDTH; i++) {
        changed[i] = 1000 * i;
      }

      float[] before = graph.run(attention.apply(queries, graph.floats(source, 1, 3, WIDTH), mask));
      float[] after = graph.run(attention.apply(queries, graph.floats(changed, 1, 3, WIDTH), mask));

      assertThat(after).containsExactly(before);
    }
  }

  @Test
  void aQueryThatMaySeeNothingGetsTheOutputsBiasAlone() {
    try (TestGraph graph = new TestGraph()) {
      Attention attention = new Attention(graph.scope(), WIDTH, HEADS);
      Map<String, float[]> weights = graph.randomWeights(1);

      float[] seen =
          graph.run(
              attention.apply(
                  graph.floats(TestGraph.random(2, WIDTH), 1, 1, WIDTH),
                  graph.floats(TestGraph.random(3, 2 * WIDTH), 1, 2, WIDTH),
                  graph.floats(new float[2], 1, 1, 1, 2)));

      assertThat(seen).containsExactly(TestGraph.of(weights, "output/bias"), within(1e-6f));
    }
  }

  private static float[] reference(
      Map<String, float[]> weights, float[] queries, float[] source, float[] mask) {
    int head = WIDTH / HEADS;
    float[] q = product(queries, TestGraph.of(weights, "query/kernel"), WIDTH, WIDTH);
    float[] kv = product(source, TestGraph.of(weights, "keyvalue/kernel"), WIDTH, 2 * WIDTH);
    int rows = queries.length / WIDTH;
    int keys = source.length / WIDTH;
    float[] joined = new float[rows * WIDTH];
    for (int h = 0; h < HEADS; h++) {
      for (int i = 0; i < rows; i++) {
        double[] weight = new double[keys];
        double sum = 0;
        for (int j = 0; j < keys; j++) {
          double score = 0;
          for (int d = 0; d < head; d++) {
            score += q[i * WIDTH + h * head + d] * kv[j * 2 * WIDTH + h * head + d];
          }
          weight[j] = mask[j] * Math.exp(score / Math.sqrt(head));
          sum += weight[j];
        }
        for (int j = 0; j < keys; j++) {
          for (int d = 0; d < head; d++) {
            joined[i * WIDTH + h * head + d] +=
                (float) (weight[j] / sum * kv[j * 2 * WIDTH + WIDTH + h * head + d]);
          }
        }
      }
    }
    float[] out = product(joined, TestGraph.of(weights, "output/kernel"), WIDTH, WIDTH);
    for (int i = 0; i < out.length; i++) {
      out[i] += TestGraph.of(weights, "output/bias")[i % WIDTH];
    }
    return out;
  }

  private static float[] product(float[] x, float[] kernel, int in, int out) {
    int rows = x.length / in;
    float[] y = new float[rows * out];
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        double sum = 0;
        for (int i = 0; i < in; i++) {
          sum += x[r * in + i] * kernel[i * out + o];
        }
        y[r * out + o] = (float) sum;
      }
    }
    return y;
  }
}
