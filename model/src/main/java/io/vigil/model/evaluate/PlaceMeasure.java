package io.vigil.model.evaluate;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.evaluate.metric.Estimate;
import io.vigil.model.evaluate.metric.Tally;
import io.vigil.model.event.Area;
import io.vigil.model.event.PlaceFinder;
import io.vigil.model.world.Extent;
import io.vigil.model.world.Sighting;
import io.vigil.model.world.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether things are where they are told to be: how often the middle of the likeliest place lies in
 * the true box of such a thing, wherever one is clearly in view and told. Chance is the middle of
 * the picture. Nothing where the bundle tells no places.
 *
 * @param condition of the recordings
 */
record PlaceMeasure(Condition condition) implements ConditionMeasure {

  @Override
  public List<Figure> measure(Played played, TestSet set) {
    BundleManifest manifest = played.manifest();
    if (!manifest.places().any()) {
      return List.of();
    }
    List<Tally> found = new ArrayList<>();
    List<Tally> chance = new ArrayList<>();
    for (Recording recording : set.recordings()) {
      Tally hits = Tally.NONE;
      Tally middle = Tally.NONE;
      for (Case one : cases(recording, manifest)) {
        hits = hits.plus(one.hit());
        middle = middle.plus(one.middle());
      }
      found.add(hits);
      chance.add(middle);
    }
    return List.of(
        Figure.of(set.name("place of a thing, its middle in the box"), Estimate.mean(found))
            .with("chance", Tally.mean(chance))
            .with("places", Tally.count(found)));
  }

  /**
   * A thing that is seen and told.
   *
   * @param hit whether the place's middle lies in the box of such a thing
   * @param middle whether the picture's does
   */
  private record Case(boolean hit, boolean middle) {}

  private static List<Case> cases(Recording recording, BundleManifest manifest) {
    PlaceFinder finder = manifest.places().finder();
    int types = manifest.eventTypes().size();
    int newest = manifest.slots() - 1;
    List<Case> cases = new ArrayList<>();
    for (int slot = newest; slot < recording.outputs().size(); slot++) {
      List<Sighting> seen =
          recording.camera().sightingsAt(slot * Truth.SLOT).orElse(List.of()).stream()
              .filter(Sighting::clear)
              .toList();
      for (int e = 0; e < types; e++) {
        String type = manifest.eventTypes().get(e).name();
        List<Extent> boxes =
            seen.stream()
                .filter(s -> s.kind().eventType().equals(type))
                .map(Sighting::box)
                .toList();
        float told = recording.outputs().get(slot).eventProbabilities()[newest * types + e];
        if (!boxes.isEmpty() && told >= manifest.eventTypes().get(e).threshold()) {
          List<Area> places = finder.places(recording.outputs().get(slot).things(), type, newest);
          cases.add(
              new Case(
                  !places.isEmpty() && hold(boxes, places.get(0).x(), places.get(0).y()),
                  hold(boxes, 0.5, 0.5)));
        }
      }
    }
    return cases;
  }

  private static boolean hold(List<Extent> boxes, double x, double y) {
    return boxes.stream().anyMatch(box -> box.holds(x, y));
  }
}
