package io.vigil.operators.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.model.inference.AnswerOutput;
import io.vigil.operators.support.StoredBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void whatWasThereInOneWindowWasThereInTheInterval() {
    Verdict verdict = verdict("no", 0.99f, "yes", 0.6f, "no", 0.98f);
    assertThat(verdict.output().answer()).isEqualTo("yes");
    assertThat(verdict.output().confidence()).isEqualTo(0.6f);
    assertThat(verdict.seen()).extracting(Seen::end).containsExactly(1L);
  }

  @Test
  void whatWasThereInNoWindowWasNotThereAndNoSurerThanTheLeastSureWindow() {
    Verdict verdict = verdict("no", 0.99f, "no", 0.7f, "nothing", 0.98f);
    assertThat(verdict.output().confidence()).isEqualTo(0.7f);
    assertThat(verdict.seen()).hasSize(3);
  }

  @Test
  void ofSeveralAnswersTheSurestIsTaken() {
    assertThat(verdict("red", 0.5f, "nothing", 0.9f, "blue", 0.8f).output().answer())
        .isEqualTo("blue");
  }

  @Test
  void requestsInFlightThatTheFirstReleaseStoredAreStillRead() throws Exception {
    AnswerRequestFormat format = new AnswerRequestFormat();
    AnswerRequest request = new AnswerRequest("door", "q", "what is heard", 1, 9, seen(2), "");
    AnswerRequest restored = StoredBytes.restored("answer-request-v1.bin", format, request);
    assertThat(StoredBytes.of(format, restored)).isEqualTo(StoredBytes.of(format, request));
  }

  private static Verdict verdict(Object... told) {
    List<AnswerOutput> outputs = new ArrayList<>();
    for (int i = 0; i < told.length; i += 2) {
      outputs.add(new AnswerOutput((String) told[i], (float) told[i + 1], new float[0]));
    }
    return Verdict.of(seen(outputs.size()), outputs);
  }

  private static List<Seen> seen(int count) {
    List<Seen> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seen.add(new Seen(i - 4, i, 0.5f, new float[] {i, 0.5f}));
    }
    return seen;
  }
}
