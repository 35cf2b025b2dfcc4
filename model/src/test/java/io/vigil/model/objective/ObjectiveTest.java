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
  void aPictureShowsWhatAnyOfItsPlacesShows() {
    try (TestGraph graph = new TestGraph()) {
      // Two pictures of two places; classes 0 and 1 make a group, 2 another.
      float[] scores = {1, -2, 0.5f, -3, 0, 2, -1, -1, 4, 0.3f, -0.2f, -2};
      float[] groups = {1, 0, 1, 0, 0, 1};
      float[] labels = {1, 0, -1, 1};

      float loss =
          graph
              .run(
                  NoisyOrLoss.mean(
                      graph.tf(),
                      graph.floats(scores, 2, 2, 3),
                      graph.floats(groups, 3, 2),
                      graph.floats(labels, 2, 2)))[0];

      double shown = 1 - absent(1) * absent(-2) * absent(-3) * absent(0);
      double other = absent(0.5) * absent(2);
      double second = 1 - absent(4) * absent(-2);
      double expected = -(Math.log(shown) + Math.log(other) + Math.log(second)) / 3;
      assertThat((double) loss).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void nothingIsLearntOfPicturesOfWhichNothingIsKnown() {
    try (TestGraph graph = new TestGraph()) {
      float loss =
          graph
              .run(
                  NoisyOrLoss.mean(
                      graph.tf(),
                      graph.floats(new float[] {90, -90}, 1, 1, 2),
                      graph.floats(new float[] {1, 0, 0, 1}, 2, 2),
                      graph.floats(new float[] {-1, -1}, 1, 2)))[0];

      assertThat(loss).isZero();
    }
  }

  /** The chance that a score's class is not there. */
  private static double absent(double score) {
    return 1 / (1 + Math.exp(score));
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
                      new float[] {1, 1, 1, 1, 1},
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
