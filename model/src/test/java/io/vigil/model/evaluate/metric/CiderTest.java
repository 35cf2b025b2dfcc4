package io.vigil.model.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CiderTest {

  private static final List<List<String>> REFERENCES =
      List.of(List.of("a red car stops"), List.of("a dog barks loud"));

  @Test
  void theReferenceItselfScoresTen() {
    Cider cider = new Cider(REFERENCES);

    assertThat(cider.score("a red car stops", REFERENCES.get(0))).isCloseTo(10, within(1e-9));
  }

  @Test
  void nothingInCommonScoresZero() {
    assertThat(new Cider(REFERENCES).score("a dog barks loud", REFERENCES.get(0))).isZero();
  }

  @Test
  void aPartScoresByTheWeightOfItsWords() {
    // "a" is in every document and weighs nothing; "red", "car", "stops" weigh ln 2 each.
    // n = 1: two of three words in common: 2 / (sqrt 2 sqrt 3). n = 2: "a red", "red car" of
    // "a red", "red car", "car stops": 2 / (sqrt 2 sqrt 3). n = 3: 1 / sqrt 2. n = 4: 0.
    double expected = 10 * (2 * 2 / Math.sqrt(6) + 1 / Math.sqrt(2)) / 4;

    assertThat(new Cider(REFERENCES).score("a red car", REFERENCES.get(0)))
        .isCloseTo(expected, within(1e-9));
  }
}
