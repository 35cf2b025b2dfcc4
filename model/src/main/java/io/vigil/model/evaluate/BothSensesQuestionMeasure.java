package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.QuestionKind;
import java.util.List;

/**
 * Whether questions that need both senses do: with one taken away, they should be answered hardly
 * better than by always giving the commonest answer.
 */
final class BothSensesQuestionMeasure implements Measure {

  private static final double AIM = 0.05;
  private static final List<QuestionKind> KINDS = List.of(QuestionKind.SOURCE);

  @Override
  public List<Figure> measure(Played played) {
    AnswerSet whole = played.of(Condition.TEST).answers();
    if (played.manifest().answers().isEmpty() || Tally.count(whole.right(KINDS)) == 0) {
      return List.of();
    }
    double majority = QuestionMeasure.majority(whole, KINDS);
    return List.of(
        figure("deaf", played.of(Condition.DEAF), majority),
        figure("blind", played.of(Condition.BLIND), majority));
  }

  private static Figure figure(String sense, TestSet set, double majority) {
    List<Tally> right = set.answers().right(KINDS);
    List<Tally> asked = right.stream().filter(tally -> tally.count() > 0).toList();
    return Figure.of(
            "questions that need both senses, " + sense + ", above the commonest answer",
            Estimate.of(asked, some -> Tally.mean(some) - majority))
        .atMost(AIM)
        .with("majority", majority)
        .with("accuracy", Tally.mean(right))
        .with("asked", Tally.count(right));
  }
}
