package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.evaluate.metric.Soda.Said;
import io.vigil.model.evaluate.metric.Soda.Story;
import io.vigil.model.evaluate.metric.Soda.True;
import java.util.List;
import org.junit.jupiter.api.Test;

class SodaTest {

  private static final String CAR = "a red car enters";
  private static final String DOG = "a dog barks loud";

  /** METEOR of four words with themselves: one run of four. */
  private static final double SAME = 1 - 0.5 / 64;

  @Test
  void equalsAWorkedExample() {
    List<True> wanted =
        List.of(new True(0, 4, List.of(CAR)), new True(4, 8, List.of(DOG, "a hound barks")));
    List<Said> said = List.of(new Said(0, 4, CAR), new Said(6, 10, DOG), new Said(10, 12, CAR));

    Story story = Soda.of(said, wanted);

    // The first overlaps wholly, the second two of six seconds, the third nothing.
    double sum = SAME + SAME / 3;
    assertThat(story.matched()).isCloseTo(sum, within(1e-9));
    double precision = sum / 3;
    double recall = sum / 2;
    assertThat(story.score())
        .isCloseTo(2 * precision * recall / (precision + recall), within(1e-9));
  }

  @Test
  void theBestMatchingThatKeepsTheOrderOfTimeIsFound() {
    // Both true captions overlap half of the first, and the second is the second one: 1/2 + 1.
    List<True> wanted = List.of(new True(0, 2, List.of(CAR)), new True(2, 4, List.of(CAR)));
    List<Said> said = List.of(new Said(0, 4, CAR), new Said(2, 4, CAR));

    assertThat(Soda.of(said, wanted).matched()).isCloseTo(1.5 * SAME, within(1e-9));
  }

  @Test
  void captionsInTheWrongOrderAreNotBothMatched() {
    List<True> wanted = List.of(new True(0, 4, List.of(CAR)), new True(1, 4, List.of(DOG)));
    List<Said> said = List.of(new Said(0, 4, DOG), new Said(1, 4, CAR));

    // Crossing would match all words; in order, only one of the two can be matched so.
    double crossing = 2 * 0.75 * SAME;
    assertThat(Soda.of(said, wanted).matched()).isLessThan(crossing).isGreaterThan(0.7 * SAME);
  }

  @Test
  void sayingMuchCostsPrecision() {
    List<True> wanted = List.of(new True(0, 4, List.of(CAR)));
    Story once = Soda.of(List.of(new Said(0, 4, CAR)), wanted);
    Story thrice =
        Soda.of(List.of(new Said(0, 4, CAR), new Said(4, 6, CAR), new Said(6, 8, CAR)), wanted);

    assertThat(once.score()).isCloseTo(SAME, within(1e-9));
    assertThat(thrice.score()).isCloseTo(SAME / 2, within(1e-9));
    assertThat(Story.mean(List.of(once, thrice))).isCloseTo(0.75 * SAME, within(1e-9));
  }

  @Test
  void silenceScoresNothing() {
    assertThat(Soda.of(List.of(), List.of(new True(0, 4, List.of(CAR)))).score()).isZero();
    assertThat(Soda.of(List.of(), List.of()).score()).isZero();
  }
}
