package io.vigil.model.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The labelled parts of films, each with its class and one vector for each of its slots: what one
 * decides by which class a part shows.
 *
 * @param films number of the film of each part
 * @param classes number of the class of each part
 * @param slots vectors of the slots of each part
 */
record Segments(List<Integer> films, List<Integer> classes, List<List<float[]>> slots) {

  /** Of films, one after another, each alone. */
  static Segments of(
      List<LabelledFilm> films, List<String> names, Function<ClipStream, List<float[]>> vectors) {
    Segments segments = new Segments(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < films.size(); i++) {
      LabelledFilm film = films.get(i);
      ClipStream stream = ClipStream.of(film, names);
      List<float[]> slots = vectors.apply(stream);
      float[][] truth = stream.truth();
      for (Label label : film.labels()) {
        int type = names.indexOf(label.name());
        List<float[]> of = new ArrayList<>();
        for (int k = 0; type >= 0 && k < slots.size(); k++) {
          double from = k * LabelledFilm.SLOT;
          if (truth[k][type] > 0 && label.overlap(from, from + LabelledFilm.SLOT) > 0) {
            of.add(slots.get(k));
          }
        }
        if (!of.isEmpty()) {
          segments.films().add(i);
          segments.classes().add(type);
          segments.slots().add(of);
        }
      }
    }
    return segments;
  }

  int count() {
    return classes.size();
  }

  /** The mean of a part's vectors. */
  float[] mean(int segment) {
    List<float[]> of = slots.get(segment);
    float[] mean = new float[of.get(0).length];
    for (float[] vector : of) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / of.size();
      }
    }
    return mean;
  }
}
