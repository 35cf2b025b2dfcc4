package io.vigil.model.evaluate;

import io.vigil.model.assets.Asset;
import io.vigil.model.assets.AssetType;
import io.vigil.model.evaluate.metric.AveragePrecision;
import io.vigil.model.evaluate.metric.AveragePrecision.Case;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.world.EventTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether people, vehicles and animals are seen in real pictures that training never saw: average
 * precision over the pictures of which is known whether they show one. Where more than half do,
 * those weigh less: guessing gives their share, at most a half.
 */
final class StillMeasure implements Measure {

  private static final double AIM = 0.7;
  private static final String THING = "thing.";

  @Override
  public List<Figure> measure(Played played) {
    List<Figure> figures = new ArrayList<>();
    for (String type :
        List.of(EventTypes.THING_PERSON, EventTypes.THING_VEHICLE, EventTypes.THING_ANIMAL)) {
      int number =
          played.manifest().eventTypes().stream().map(t -> t.name()).toList().indexOf(type);
      List<Case> cases = number < 0 ? List.of() : cases(played.stills(), type, number);
      long shown = cases.stream().filter(Case::truth).count();
      if (shown > 0) {
        figures.add(
            Figure.of(
                    "stills.average precision of " + type,
                    Estimate.of(cases, AveragePrecision::atMostHalf))
                .atLeast(AIM)
                .with("chance", AveragePrecision.chance(cases))
                .with("pictures", cases.size())
                .with("showing", shown));
      }
    }
    return figures;
  }

  /** The pictures that are known to show such a thing, or not to. */
  static List<Case> cases(List<StillScore> stills, String type, int number) {
    String label = type.substring(THING.length());
    List<Case> cases = new ArrayList<>();
    for (StillScore score : stills) {
      Asset still = score.still();
      boolean shows = still.labels().contains(label);
      boolean empty = still.type() == AssetType.BACKGROUND || still.absent().contains(label);
      if (shows || empty) {
        cases.add(new Case(score.probabilities()[number], shows));
      }
    }
    return cases;
  }
}
