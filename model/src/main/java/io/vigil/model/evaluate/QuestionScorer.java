package io.vigil.model.evaluate;

import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.world.QuestionAnswer;
import io.vigil.model.world.QuestionKind;
import io.vigil.model.world.QuestionWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks questions of every kind on windows of recordings, and counts right answers. */
final class QuestionScorer {

  private static final int BATCH = 32;

  /** Slots between two windows that are asked about. */
  private static final int STEP = 3;

  private final Inference inference;

  /**
   * How a kind of question was answered.
   *
   * @param asked questions
   * @param right answers that are true
   * @param majority right answers of one who always gives the answer that is true most often
   */
  record Score(int asked, int right, int majority) {
    double accuracy() {
      return asked == 0 ? 0 : (double) right / asked;
    }

    double majorityAccuracy() {
      return asked == 0 ? 0 : (double) majority / asked;
    }
  }

  QuestionScorer(Inference inference) {
    this.inference = inference;
  }

  Score score(QuestionKind kind, List<Recording> recordings) {
    List<QuestionInput> questions = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    for (int r = 0; r < recordings.size(); r++) {
      Recording recording = recordings.get(r);
      for (int slot = 7; slot < recording.outputs().size(); slot += STEP) {
        double end = (slot + 1) * Recording.SLOT;
        float[] context = recording.outputs().get(slot).context();
        QuestionWriter.ask(kind, recording.camera().factsAt(end), 1_000L * r + slot)
            .ifPresent(asked -> add(asked, context, questions, truth));
      }
    }
    int right = 0;
    for (int from = 0; from < questions.size(); from += BATCH) {
      int to = Math.min(questions.size(), from + BATCH);
      List<AnswerOutput> answers = inference.answer(questions.subList(from, to));
      for (int i = from; i < to; i++) {
        right += answers.get(i - from).answer().equals(truth.get(i)) ? 1 : 0;
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    truth.forEach(answer -> counts.merge(answer, 1, Integer::sum));
    int majority = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Score(questions.size(), right, majority);
  }

  private static void add(
      QuestionAnswer asked, float[] context, List<QuestionInput> questions, List<String> truth) {
    questions.add(new QuestionInput(context, asked.question()));
    truth.add(asked.answer());
  }
}
