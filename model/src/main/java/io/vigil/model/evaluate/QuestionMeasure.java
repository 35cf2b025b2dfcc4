package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.world.QuestionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How many questions of each kind are answered truly, and of all that ask about now.
 *
 * @param condition of the recordings
 * @param aim whether there is a target
 */
record QuestionMeasure(Condition condition, boolean aim) implements ConditionMeasure {

  /** The least share of right answers. */
  static final double ACCURACY = 0.85;

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    if (played.manifest().answers().isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) {
      if (set.answers().of(kind).asked() > 0) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        figures.add(figure(played, set, "questions of " + name + ", accuracy", List.of(kind)));
      }
    }
    figures.add(figure(played, set, "questions, accuracy", ofNow()));
    return figures;
  }

  /** The kinds that ask about the window. */
  static List<QuestionKind> ofNow() {
    return Arrays.stream(QuestionKind.values()).filter(kind -> !kind.isOfThePast()).toList();
  }

  private Figure figure(Played played, TestSet set, String name, List<QuestionKind> kinds) {
    return Figure.of(set.name(name), Estimate.mean(set.answers().right(kinds)))
        .atLeast(aim ? ACCURACY : 0)
        .with(baselines(set.answers(), kinds))
        .with(Beside.senses(played, condition, s -> Tally.mean(s.answers().right(kinds))))
        .with("asked", Tally.count(set.answers().right(kinds)));
  }

  /** What one reaches who draws among answers, and who always gives the commonest of the kind. */
  static Map<String, Double> baselines(AnswerSet answers, List<QuestionKind> kinds) {
    Map<String, Double> baselines = new LinkedHashMap<>();
    baselines.put("chance", mean(answers, kinds, KindAnswers::chance));
    baselines.put("majority", majority(answers, kinds));
    return baselines;
  }

  /** What one reaches who always gives the commonest answer of a kind. */
  static double majority(AnswerSet answers, List<QuestionKind> kinds) {
    return mean(answers, kinds, KindAnswers::majority);
  }

  private static double mean(
      AnswerSet answers, List<QuestionKind> kinds, ToDoubleFunction<KindAnswers> baseline) {
    double sum = 0;
    int asked = 0;
    for (QuestionKind kind : kinds) {
      KindAnswers of = answers.of(kind);
      sum += of.asked() * baseline.applyAsDouble(of);
      asked += of.asked();
    }
    return asked == 0 ? 0 : sum / asked;
  }
}
