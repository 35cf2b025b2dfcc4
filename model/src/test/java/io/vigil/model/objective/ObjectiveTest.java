package io.vigil.model.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.testing.TestGraph;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void binaryLossIsTheWeightedMeanOfTheLogLosses() {
    try (TestGraph graph = new TestGraph()) {
      float loss =
          graph
              .run(
                  BinaryLoss.mean(
                      graph.tf(),
                      graph.floats(new float[] {0, 2, -100}, 3),
                      graph.floats(new float[] {1, 0, 0}, 3),
                      graph.floats(new float[] {1, 3, 1}, 3)))[0];

      double expected = (Math.log(2) + 3 * Math.log(1 + Math.exp(2)) + 0) / 5;
      assertThat((double) loss).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void wordLossLooksPastPaddingAndWeighsSentences() {
    try (TestGraph graph = new TestGraph()) {
      float[] scores = new float[2 * 2 * 5];
      scores[4] = 3; // sentence 0, word 0
      int[] words = {4, 0, 2, 2};

      float loss =
          graph
              .run(
                  WordLoss.mean(
                      graph.tf(),
                      graph.floats(scores, 2, 2, 5),
                      graph.integers(words, 2, 2),
                      graph.floats(new float[] {1, 0}, 2),
                      0))[0];

      assertThat((double) loss).isCloseTo(Math.log(4 + Math.exp(3)) - 3, within(1e-5));
    }
  }

  @Test
  void contrastiveLossEqualsAWorkedExample() {
    try (TestGraph graph = new TestGraph()) {
      ContrastiveLoss loss = new ContrastiveLoss(graph.scope());
      graph.scope().load(graph.session(), Map.of("logscale", new float[] {0}));
      float[] moments = {1, 0, 0, 1};
      float[] sentences = {0.6f, 0.8f, 0, 1};

      float value =
          graph
              .run(
                  loss.mean(
                      graph.floats(moments, 2, 2),
                      graph.floats(sentences, 2, 2),
                      graph.integers(new int[] {1, 2}, 2),
                      graph.floats(new float[] {1, 1}, 2)))[0];

      // Scores: [[0.6, 0], [0.8, 1]]. Rows: moment to sentence; columns: sentence to moment.
      double first = softLoss(0.6, 0) + softLoss(0.6, 0.8);
      double second = softLoss(1, 0.8) + softLoss(1, 0);
      assertThat((double) value).isCloseTo((first + second) / 4, within(1e-5));
    }
  }

  @Test
  void pairsThatMeanTheSameDoNotCountAgainstEachOther() {
    try (TestGraph graph = new TestGraph()) {
      ContrastiveLoss loss = new ContrastiveLoss(graph.scope());
      graph.randomWeights(1);
      float[] same = {1, 0, 1, 0};

      float value =
          graph
              .run(
                  loss.mean(
                      graph.floats(same, 2, 2),
                      graph.floats(same, 2, 2),
                      graph.integers(new int[] {5, 5}, 2),
                      graph.floats(new float[] {1, 1}, 2)))[0];

      assertThat((double) value).isCloseTo(0, within(1e-6));
    }
  }

  private static double softLoss(double own, double other) {
    return -Math.log(Math.exp(own) / (Math.exp(own) + Math.exp(other)));
  }
}
