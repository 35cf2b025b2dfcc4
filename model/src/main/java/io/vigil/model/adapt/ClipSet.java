package io.vigil.model.adapt;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user's films, some to learn from and some to judge by.
 *
 * @param classes names of the classes, in the order of their new event types
 * @param train films that are learnt from
 * @param test films that are only judged by
 */
public record ClipSet(List<String> classes, List<LabelledFilm> train, List<LabelledFilm> test) {

  /** Copies the lists. */
  public ClipSet {
    classes = List.copyOf(classes);
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** The class that a film shows most of; {@link Label#NONE} of one that shows none. */
  static String mainClass(LabelledFilm film) {
    String main = Label.NONE;
    double longest = 0;
    Set<String> names = new TreeSet<>();
    film.labels().forEach(label -> names.add(label.name()));
    for (String name : names) {
      double seconds =
          film.labels().stream()
              .filter(label -> label.name().equals(name))
              .mapToDouble(label -> label.end() - label.start())
              .sum();
      if (seconds > longest) {
        longest = seconds;
        main = name;
      }
    }
    return main;
  }
}
