package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Tally;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a model to questions of every kind on windows of recordings. For one thread. */
final class AnswerSet {

  private static final int BATCH = 32;

  /** The first slot that is asked about: its window is full. */
  private static final int FIRST = 7;

  /** Slots between two windows that are asked about. */
  private static final int STEP = 3;

  /** How far away in slots another time is, whose caption is put beside a window. */
  private static final int ELSEWHERE = 24;

  private final List<Recording> recordings;
  private final Inference inference;
  private final Map<QuestionKind, KindAnswers> kinds = new EnumMap<>(QuestionKind.class);

  AnswerSet(List<Recording> recordings, Inference inference) {
    this.recordings = recordings;
    this.inference = inference;
  }

  /** The answers to the questions of a kind. */
  KindAnswers of(QuestionKind kind) {
    return kinds.computeIfAbsent(kind, this::answer);
  }

  /** Of each recording, right answers to the questions of some kinds. */
  List<Tally> right(List<QuestionKind> some) {
    List<Tally> sums = new ArrayList<>();
    for (int r = 0; r < recordings.size(); r++) {
      Tally sum = Tally.NONE;
      for (QuestionKind kind : some) {
        sum = sum.plus(of(kind).right().get(r));
      }
      sums.add(sum);
    }
    return sums;
  }

  private KindAnswers answer(QuestionKind kind) {
    List<QuestionInput> questions = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int r = 0; r < recordings.size(); r++) {
      Recording recording = recordings.get(r);
      List<List<Sighting>> sightings = kind.isOfThePast() ? sightings(recording) : List.of();
      for (int slot = FIRST; slot < recording.outputs().size(); slot += STEP) {
        Optional<QuestionAnswer> asked =
            kind.isOfThePast()
                ? ask(kind, sightings, slot, 1_000L * r + slot)
                : ask(kind, recording.camera(), slot, 1_000L * r + slot);
        if (asked.isPresent()) {
          float[] context = recording.outputs().get(slot).context();
          questions.add(new QuestionInput(context, asked.get().question()));
          truth.add(asked.get().answer());
        }
      }
      ends.add(questions.size());
    }
    List<KindAnswers.Answer> answers = new ArrayList<>();
    for (int from = 0; from < questions.size(); from += BATCH) {
      int to = Math.min(questions.size(), from + BATCH);
      for (AnswerOutput said : inference.answer(questions.subList(from, to))) {
        answers.add(new KindAnswers.Answer(said.answer(), truth.get(answers.size())));
      }
    }
    List<List<KindAnswers.Answer>> split = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      split.add(answers.subList(from, end));
      from = end;
    }
    return new KindAnswers(split);
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
    return QuestionWriter.ask(kind, facts, variant);
  }

  /** A question of what was seen before the window that ends with a slot. */
  private Optional<QuestionAnswer> ask(
      QuestionKind kind, List<List<Sighting>> sightings, int slot, long variant) {
    int before = slot + 1 - inference.manifest().slots();
    return before <= 0 || before > sightings.size()
        ? Optional.empty()
        : QuestionWriter.ask(kind, Past.of(sightings.subList(0, before)), variant);
  }

  /** What the pictures of a recording show, up to the first of which that is unknown. */
  private static List<List<Sighting>> sightings(Recording recording) {
    List<List<Sighting>> pictures = new ArrayList<>();
    for (int k = 0; k < recording.outputs().size(); k++) {
      Optional<List<Sighting>> seen = recording.camera().sightingsAt(k * Recording.SLOT);
      if (seen.isEmpty()) {
        break;
      }
      pictures.add(seen.get());
    }
    return pictures;
  }
}
