package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.evaluate.metric.Hits;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.world.SimulatedCamera;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class DueScorerTest {

  private static final int SLOTS = 80;

  private final SimulatedCamera camera = new SimulatedCamera(4, Split.VALIDATION);

  private Recording saying(IntPredicate said) {
    List<FusionOutput> outputs = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      float due = said.test(slot) ? 0.9f : 0.1f;
      outputs.add(
          new FusionOutput(
              new float[0], new float[0], new float[0], due, 1, new float[0], new float[0]));
    }
    return new Recording(camera, outputs);
  }

  private Hits score(IntPredicate said) {
    return new DueScorer(0.5f).score(saying(said));
  }

  @Test
  void whoSpeaksWhenItIsDueIsRightAlsoASecondLate() {
    Hits inTime = score(camera::isCaptionDue);
    assertThat(inTime.precision()).isEqualTo(1);
    assertThat(inTime.recall())
        .as("all but what comes in the second after another")
        .isGreaterThan(0.8);
    assertThat(score(slot -> slot >= 2 && camera.isCaptionDue(slot - 2)).f1())
        .as("the last may fall behind the end")
        .isGreaterThan(0.8);
  }

  @Test
  void oneChangeIsWorthOneCaption() {
    assertThat(score(slot -> slot >= 10 && slot <= 12)).isEqualTo(score(slot -> slot == 10));
    assertThat(score(slot -> slot >= 10 && slot <= 13).told()).isEqualTo(2);
  }

  @Test
  void whoNeverSpeaksFindsNothing() {
    assertThat(score(slot -> false).f1()).isZero();
  }

  @Test
  void whoAlwaysSpeaksPaysForTheSilenceThatHeBroke() {
    Hits always = score(slot -> true);
    assertThat(always.told()).as("once each one and a half seconds").isEqualTo((SLOTS + 2) / 3);
    assertThat(always.precision()).isLessThan(0.6);
    assertThat(always.f1()).isLessThan(score(camera::isCaptionDue).f1());
  }

  @Test
  void aTimerIsWorseThanOneWhoKnows() {
    Recording knowing = saying(camera::isCaptionDue);
    DueScorer scorer = new DueScorer(0.5f);
    assertThat(Hits.sum(scorer.timer(List.of(knowing))).f1()).isBetween(0.01, 0.9);
  }
}
