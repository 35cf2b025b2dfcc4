package io.vigil.model.adapt;

import io.vigil.model.assets.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Films dealt to so many parts, class by class, in an order that their names decide: every part has
 * of every class, and the same films always go to the same parts.
 */
final class Folds {

  private Folds() {}

  static List<List<LabelledFilm>> of(List<LabelledFilm> films, int count) {
    Map<String, List<LabelledFilm>> byClass = new TreeMap<>();
    for (LabelledFilm film : films) {
      byClass.computeIfAbsent(ClipSet.mainClass(film), c -> new ArrayList<>()).add(film);
    }
    List<List<LabelledFilm>> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      folds.add(new ArrayList<>());
    }
    int next = 0;
    for (List<LabelledFilm> of : byClass.values()) {
      of.sort(Comparator.comparing(film -> Sha256.hex(film.name())));
      for (LabelledFilm film : of) {
        folds.get(next++ % count).add(film);
      }
    }
    return folds;
  }
}
