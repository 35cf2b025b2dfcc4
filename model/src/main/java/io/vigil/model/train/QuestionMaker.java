package io.vigil.model.train;

import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Facts;
import io.vigil.model.world.Past;
import io.vigil.model.world.QuestionAnswer;
import io.vigil.model.world.QuestionKind;
import io.vigil.model.world.QuestionWriter;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Asks each window one thing that its truth decides: a question on the window, on its past, or
 * whether a caption, its own or another's, is true of it (matching). Letters as in {@link
 * TrainingGraph}. For one thread.
 */
final class QuestionMaker {

  /** Share of windows with a past that are asked for it. */
  private static final double PAST = 0.4;

  /** Share of windows that are asked whether a caption is true. */
  private static final double STATEMENT = 0.2;

  /** Share of windows that are asked for a side, where one is known: few are, and it is hard. */
  private static final double SIDE = 0.3;

  /** Share of words that are spelled out in pieces, so that pieces come to mean something. */
  private static final double SPELLED = 0.05;

  private final Vocabulary vocabulary;
  private final int length;
  private final SplittableRandom random;

  QuestionMaker(Vocabulary vocabulary, int length, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.length = length;
    this.random = random;
  }

  /**
   * What is known of a window.
   *
   * @param facts what its senses tell
   * @param told whether they are all known
   * @param senses what it has
   * @param past what its memory holds, if known
   */
  record Known(Facts facts, boolean told, Senses senses, Optional<Past> past) {}

  /** Asks, if there is anything that can be asked; of what is not told, only the camera's. */
  void ask(Batch batch, Known known, Facts other, int b) {
    draw(known, other)
        .ifPresent(
            asked -> {
              batch.answerWeights()[b] = 1;
              int[] ids = vocabulary.encode(asked.question(), length, SPELLED, random);
              System.arraycopy(ids, 0, batch.questions(), b * length, length);
              batch.answers()[b] = QuestionWriter.ANSWERS.indexOf(asked.answer());
            });
  }

  private Optional<QuestionAnswer> draw(Known known, Facts other) {
    if (known.past().isPresent() && random.nextDouble() < PAST) {
      QuestionKind kind =
          random.nextBoolean() ? QuestionKind.PAST_COLOUR : QuestionKind.PAST_PRESENCE;
      Optional<QuestionAnswer> asked =
          QuestionWriter.ask(kind, known.past().get(), random.nextLong());
      if (asked.isPresent()) {
        return asked;
      }
    }
    long variant = random.nextLong();
    if (!known.told()) {
      return known.senses().sees()
          ? QuestionWriter.ask(QuestionKind.CAMERA, known.facts(), variant)
          : Optional.empty();
    }
    if (random.nextDouble() < STATEMENT) {
      Optional<QuestionAnswer> statement = statement(known.facts(), other);
      if (statement.isPresent()) {
        return statement;
      }
    }
    if (known.senses().sees() && random.nextDouble() < SIDE) {
      Optional<QuestionAnswer> side = QuestionWriter.ask(QuestionKind.SIDE, known.facts(), variant);
      if (side.isPresent()) {
        return side;
      }
    }
    return QuestionWriter.ask(known.facts(), kind -> known.senses().canTell(kind), variant);
  }

  private Optional<QuestionAnswer> statement(Facts facts, Facts other) {
    String caption =
        CaptionGrammar.caption(random.nextBoolean() ? facts : other, random.nextLong());
    return caption.isEmpty()
        ? Optional.empty()
        : QuestionWriter.verdict(facts, caption)
            .map(answer -> new QuestionAnswer(QuestionKind.STATEMENT, caption, answer));
  }
}
