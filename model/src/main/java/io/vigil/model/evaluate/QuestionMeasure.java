package io.vigil.model.evaluate;

import io.vigil.model.world.QuestionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many questions of each kind are answered truly. */
final class QuestionMeasure implements Measure {

  private final Condition condition;
  private final boolean aim;

  /**
   * On the recordings of a condition.
   *
   * @param aim whether there is a target
   */
  QuestionMeasure(Condition condition, boolean aim) {
    this.condition = condition;
    this.aim = aim;
  }

  @Override
  public List<Figure> measure(Played played) {
    TestSet set = played.of(condition);
    if (set.isEmpty() || played.manifest().answers().isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    QuestionScorer scorer = new QuestionScorer(played.inference());
    int asked = 0;
    int right = 0;
    int majority = 0;
    for (QuestionKind kind : QuestionKind.values()) {
      QuestionScorer.Score score = scorer.score(kind, set.recordings());
      if (score.asked() == 0) {
        continue;
      }
      asked += score.asked();
      right += score.right();
      majority += score.majority();
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      figures.add(figure(set.name("questions of " + name + ", accuracy"), score));
    }
    figures.add(
        figure(set.name("questions, accuracy"), new QuestionScorer.Score(asked, right, majority)));
    return figures;
  }

  private Figure figure(String name, QuestionScorer.Score score) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("asked", score.asked());
    detail.put("majority", score.majorityAccuracy());
    return Figure.ratio(name, score.accuracy(), aim ? 0.85 : 0, detail);
  }
}
