package io.vigil.model.evaluate;

import io.vigil.model.inference.AnswerOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.QuestionInput;
import io.vigil.model.world.Camera;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Past;
import io.vigil.model.world.QuestionAnswer;
import io.vigil.model.world.QuestionKind;
import io.vigil.model.world.QuestionWriter;
import io.vigil.model.world.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks questions of every kind on windows of recordings, and counts right answers. */
final class QuestionScorer {

  private static final int BATCH = 32;

  /** Slots between two windows that are asked about. */
  private static final int STEP = 3;

  /** How far away in slots another time is, whose caption is put beside a window. */
  private static final int ELSEWHERE = 24;

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
        float[] context = recording.outputs().get(slot).context();
        ask(kind, recording.camera(), slot, 1_000L * r + slot)
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

  /** A question at the end of a slot, if the truth decides it. */
  private Optional<QuestionAnswer> ask(QuestionKind kind, Camera camera, int slot, long variant) {
    Facts facts = camera.factsAt((slot + 1) * Recording.SLOT);
    if (kind == QuestionKind.STATEMENT) {
      // Its own caption, or that of another time.
      double other = variant % 2 == 0 ? slot + 1 : (slot + 1 + ELSEWHERE) % (2 * ELSEWHERE);
      String caption = CaptionGrammar.caption(camera.factsAt(other * Recording.SLOT), variant);
      return caption.isEmpty()
          ? Optional.empty()
          : QuestionWriter.verdict(facts, caption).map(a -> new QuestionAnswer(kind, caption, a));
    }
    if (!kind.isOfThePast()) {
      return QuestionWriter.ask(kind, facts, variant);
    }
    List<List<Sighting>> pictures = new ArrayList<>();
    for (int k = 0; k <= slot - inference.manifest().slots(); k++) {
      Optional<List<Sighting>> seen = camera.sightingsAt(k * Recording.SLOT);
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      pictures.add(seen.get());
    }
    return pictures.isEmpty()
        ? Optional.empty()
        : QuestionWriter.ask(kind, Past.of(pictures), variant);
  }

  private static void add(
      QuestionAnswer asked, float[] context, List<QuestionInput> questions, List<String> truth) {
    questions.add(new QuestionInput(context, asked.question()));
    truth.add(asked.answer());
  }
}
