package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.evaluate.metric.AveragePrecision.Case;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {

  @Test
  void equalsAPublishedExample() {
    // scikit-learn's documentation of average_precision_score: 0.83...
    List<Case> cases =
        List.of(
            new Case(0.1, false), new Case(0.4, false), new Case(0.35, true), new Case(0.8, true));

    assertThat(AveragePrecision.of(cases)).isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-9));
  }

  @Test
  void whoPutsAllThatAreSoFirstScoresOne() {
    assertThat(AveragePrecision.of(List.of(new Case(0.2, false), new Case(0.9, true)))).isOne();
    assertThat(AveragePrecision.of(List.of(new Case(0.2, false)))).isZero();
  }

  @Test
  void whoCannotTellThemApartScoresTheirShare() {
    List<Case> cases = IntStream.range(0, 10).mapToObj(i -> new Case(0.5, i < 3)).toList();

    assertThat(AveragePrecision.of(cases)).isCloseTo(0.3, within(1e-9));
    assertThat(AveragePrecision.chance(cases)).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void whereMostAreSoGuessingStillGivesNoMoreThanHalf() {
    List<Case> guessed = IntStream.range(0, 10).mapToObj(i -> new Case(0.5, i < 8)).toList();

    assertThat(AveragePrecision.of(guessed)).isCloseTo(0.8, within(1e-9));
    assertThat(AveragePrecision.atMostHalf(guessed)).isCloseTo(0.5, within(1e-9));
    assertThat(AveragePrecision.chance(guessed)).isEqualTo(0.5);
  }

  @Test
  void weighingLessCountsAsIfThereWereFewer() {
    // Three are so and one is not: each weighs a third. Ranked so, not, so, so: precision is 1 at
    // the first, (2/3) / (5/3) at the third, 1 / 2 at the last.
    List<Case> cases =
        List.of(
            new Case(0.9, true), new Case(0.8, false), new Case(0.7, true), new Case(0.6, true));

    assertThat(AveragePrecision.atMostHalf(cases))
        .isCloseTo((1 + 2 / 5.0 + 1 / 2.0) / 3, within(1e-9));
  }
}
