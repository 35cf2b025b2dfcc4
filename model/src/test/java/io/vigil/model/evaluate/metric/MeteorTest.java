package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeteorTest {

  private static final String REFERENCE = "the cat sat on the mat";

  @Test
  void equalsPublishedExamples() {
    // Two of the examples by which the measure is usually taught: 0.9977 and 0.9654.
    assertThat(Meteor.score("the cat sat on the mat", REFERENCE)).isCloseTo(0.9977, within(5e-5));
    assertThat(Meteor.score("the cat was sat on the mat", REFERENCE))
        .isCloseTo(0.9654, within(5e-5));
  }

  @Test
  void brokenOrderCostsByTheNumberOfPieces() {
    // All six words match, in three runs: 1 - 0.5 (3 / 6)^3.
    assertThat(Meteor.score("on the mat sat the cat", REFERENCE)).isCloseTo(0.9375, within(1e-9));
  }

  @Test
  void recallWeighsNineTimesAsMuchAsPrecision() {
    // "the cat": precision 1, recall 1/3, one run of two: 10 / 3 / (1/3 + 9) (1 - 0.5 / 8).
    assertThat(Meteor.score("the cat", REFERENCE))
        .isCloseTo(10 / 3.0 / (1 / 3.0 + 9) * (1 - 0.5 / 8), within(1e-9));
  }

  @Test
  void theBestReferenceCounts() {
    assertThat(Meteor.score("a dog", List.of("a cat", "a dog"))).isCloseTo(0.9375, within(1e-9));
    assertThat(Meteor.score("a dog", List.of("rain falls"))).isZero();
    assertThat(Meteor.score("", List.of("rain falls"))).isZero();
  }
}
