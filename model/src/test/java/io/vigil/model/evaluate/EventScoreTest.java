package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.model.evaluate.EventScore.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScoreTest {

  @Test
  void equalsAWorkedExample() {
    List<Span> truth = List.of(new Span(1, 2), new Span(5, 6), new Span(9, 10));
    List<Span> found = List.of(new Span(1.5, 2), new Span(4.8, 5), new Span(7, 8));

    EventScore score = EventScore.of(truth, found);

    assertThat(score.hits()).isEqualTo(2);
    assertThat(score.precision()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(score.recall()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(score.f1()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(score.onsetError()).isCloseTo(0.35, within(1e-9));
  }

  @Test
  void oneFoundEventServesOneTrueOne() {
    EventScore score =
        EventScore.of(List.of(new Span(1, 2), new Span(1.4, 2)), List.of(new Span(1.2, 2)));

    assertThat(score.hits()).isEqualTo(1);
  }

  @Test
  void beyondHalfASecondItIsAMiss() {
    assertThat(EventScore.of(List.of(new Span(1, 2)), List.of(new Span(1.6, 2))).hits()).isZero();
  }

  @Test
  void whatOverlapsIsOneEvent() {
    assertThat(
            EventScore.joined(
                List.of(new Span(0, 2), new Span(1, 3), new Span(3.4, 4), new Span(6, 7)), 0.5))
        .containsExactly(new Span(0, 4), new Span(6, 7));
  }

  @Test
  void scoresAddUp() {
    EventScore sum = new EventScore(1, 2, 1, List.of(0.1)).plus(new EventScore(0, 1, 3, List.of()));

    assertThat(sum).isEqualTo(new EventScore(1, 3, 4, List.of(0.1)));
    assertThat(EventScore.none().f1()).isEqualTo(1);
  }
}
