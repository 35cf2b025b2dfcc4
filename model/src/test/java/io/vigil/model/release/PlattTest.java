package io.vigil.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattTest {

  @Test
  void findsTheScaleAndOffsetThatMadeTheTruth() {
    SplittableRandom random = new SplittableRandom(3);
    double[] scores = new double[20_000];
    boolean[] truth = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 3 * random.nextGaussian() - 2;
      truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.6 * scores[i] - 0.5)));
    }

    Platt platt = Platt.fit(scores, truth);

    assertThat(platt.scale()).isCloseTo(0.6, within(0.05));
    assertThat(platt.offset()).isCloseTo(-0.5, within(0.08));
  }

  @Test
  void leavesScoresAloneWhereTheTruthIsTooSeldom() {
    assertThat(Platt.fit(new double[] {1, 2, 3}, new boolean[] {true, false, false}))
        .isEqualTo(new Platt(1, 0));
  }
}
