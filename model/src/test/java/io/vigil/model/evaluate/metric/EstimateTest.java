package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static List<Tally> even(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Tally(i / (count - 1.0), 1)).toList();
  }

  @Test
  void anIntervalHoldsTheMeanAndIsAsWideAsItsError() {
    Estimate estimate = Estimate.mean(even(100));

    // Even numbers from 0 to 1 deviate by 0.29, the mean of a hundred by 0.029: two of them aside.
    assertThat(estimate.value()).isCloseTo(0.5, within(1e-9));
    assertThat(estimate.low()).isBetween(0.42, 0.46);
    assertThat(estimate.high()).isBetween(0.54, 0.58);
  }

  @Test
  void moreCamerasNarrowIt() {
    Estimate few = Estimate.mean(even(20));
    Estimate many = Estimate.mean(even(500));

    assertThat(many.high() - many.low()).isLessThan(0.4 * (few.high() - few.low()));
  }

  @Test
  void partsThatHoldNothingHaveNoSay() {
    List<Hits> parts = List.of(new Hits(1, 1, 1), Hits.NONE, Hits.NONE, Hits.NONE);

    assertThat(Estimate.ofHits(parts, Hits::f1)).isEqualTo(new Estimate(1, 1, 1));
    assertThat(Estimate.ofHits(List.of(Hits.NONE), Hits::f1)).isEqualTo(new Estimate(0, 0, 0));
  }

  @Test
  void aDifferenceOfEqualsIsNothingGiveOrTake() {
    Estimate estimate = Estimate.difference(even(50), even(50), Tally::mean);

    assertThat(estimate.value()).isZero();
    assertThat(estimate.low()).isBetween(-0.2, -0.05);
    assertThat(estimate.high()).isBetween(0.05, 0.2);
  }

  @Test
  void aCountHasThePublishedLimits() {
    // Garwood 1936: of 0 counted 0 to 3.689, of 10 counted 4.795 to 18.390.
    assertThat(Estimate.rate(0, 1).low()).isZero();
    assertThat(Estimate.rate(0, 1).high()).isCloseTo(3.689, within(0.001));
    assertThat(Estimate.rate(10, 1).low()).isCloseTo(4.795, within(0.001));
    assertThat(Estimate.rate(10, 1).high()).isCloseTo(18.390, within(0.001));
    assertThat(Estimate.rate(10, 0.5).value()).isEqualTo(20);
  }

  @Test
  void hitsGivePrecisionRecallAndTheirHarmonicMean() {
    Hits hits = Hits.sum(List.of(new Hits(1, 2, 2), new Hits(1, 1, 2)));

    assertThat(hits.precision()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(hits.recall()).isEqualTo(0.5);
    assertThat(hits.f1()).isCloseTo(4 / 7.0, within(1e-9));
    assertThat(Hits.sum(Collections.emptyList()).f1()).isZero();
  }
}
