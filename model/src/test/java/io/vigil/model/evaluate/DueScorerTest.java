package io.vigil.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
      outputs.add(new FusionOutput(new float[0], new float[0], new float[0], due, 1, new float[0]));
    }
    return new Recording(camera, outputs);
  }

  private double f1(IntPredicate said) {
    return new DueScorer(0.5f).score(saying(said)).f1();
  }

  private int due() {
    int due = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      due += camera.isCaptionDue(slot) ? 1 : 0;
    }
    return due;
  }

  @Test
  void whoSpeaksWhenItIsDueIsRightAlsoASecondLate() {
    assertThat(f1(camera::isCaptionDue)).isEqualTo(1);
    assertThat(f1(slot -> slot >= 2 && camera.isCaptionDue(slot - 2)))
        .as("the last may fall behind the end")
        .isGreaterThan(0.9);
  }

  @Test
  void whoNeverSpeaksFindsNothing() {
    assertThat(f1(slot -> false)).isZero();
  }

  @Test
  void whoAlwaysSpeaksPaysForTheSilenceThatHeBroke() {
    assertThat(f1(slot -> true)).isCloseTo(2.0 * due() / (due() + SLOTS), within(1e-9));
  }

  @Test
  void aTimerIsWorseThanOneWhoKnows() {
    Recording knowing = saying(camera::isCaptionDue);
    DueScorer scorer = new DueScorer(0.5f);
    assertThat(Hits.sum(scorer.timer(List.of(knowing))).f1()).isBetween(0.01, 0.9);
  }
}
