package io.vigil.model.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/** The gradients that training follows, held against differences of the loss. */
class GradientTest {

  private static final float STEP = 1e-2f;

  @Test
  void ofATransformerBlockIsTheSlopeOfItsLoss() {
    check(
        graph -> {
          Operand<TFloat32> x = graph.floats(TestGraph.random(1, 24), 1, 3, 8);
          return new TransformerBlock(graph.scope(), 8, 2, 2).apply(x, null);
        });
  }

  @Test
  void ofAGatedCrossAttentionIsTheSlopeOfItsLoss() {
    check(
        graph -> {
          Operand<TFloat32> x = graph.floats(TestGraph.random(1, 16), 1, 2, 8);
          Operand<TFloat32> source = graph.floats(TestGraph.random(2, 24), 1, 3, 8);
          Operand<TFloat32> mask = graph.floats(new float[] {1, 1, 0}, 1, 1, 1, 3);
          return new GatedCrossAttention(graph.scope(), 8, 2).apply(x, source, mask);
        });
  }

  @Test
  void ofAConvolutionIsTheSlopeOfItsLoss() {
    check(
        graph -> {
          Operand<TFloat32> x = graph.floats(TestGraph.random(1, 72), 1, 6, 6, 2);
          return new Convolution(graph.scope(), new Convolution.Form(3, 3, 2, 2), 2, 3).apply(x);
        });
  }

  private static void check(Function<TestGraph, Operand<TFloat32>> net) {
    try (TestGraph graph = new TestGraph()) {
      Operand<TFloat32> y = net.apply(graph);
      long[] shape = y.shape().asArray().clone();
      shape[0] = 1;
      float[] mix = TestGraph.random(9, (int) org.tensorflow.ndarray.Shape.of(shape).size());
      Operand<TFloat32> flat =
          graph
              .tf()
              .reshape(
                  graph.tf().math.mul(y, graph.floats(mix, shape)),
                  graph.tf().constant(new long[] {-1}));
      Operand<TFloat32> loss = graph.tf().sum(flat, graph.tf().constant(new int[] {0}));
      List<Weight> weights = graph.scope().weights();
      Gradients gradients =
          graph.tf().gradients(loss, weights.stream().map(Weight::variable).toList());
      Map<String, float[]> values = graph.randomWeights(3);
      for (int w = 0; w < weights.size(); w++) {
        String name = weights.get(w).name();
        float[] gradient = graph.run(gradients.<TFloat32>dy(w));
        int i = gradient.length / 2;
        double slope =
            (lossAt(graph, loss, values, name, i, STEP)
                    - lossAt(graph, loss, values, name, i, -STEP))
                / (2 * STEP);
        assertThat((double) gradient[i])
            .as(name)
            .isCloseTo(slope, within(0.02 + 0.05 * Math.abs(slope)));
      }
    }
  }

  private static double lossAt(
      TestGraph graph,
      Operand<TFloat32> loss,
      Map<String, float[]> values,
      String name,
      int place,
      float step) {
    Map<String, float[]> moved = new HashMap<>(values);
    float[] array = TestGraph.of(values, name).clone();
    array[place] += step;
    moved.put(name, array);
    graph.scope().load(graph.session(), moved);
    double value = graph.run(loss)[0];
    graph.scope().load(graph.session(), values);
    return value;
  }
}
