package io.vigil.model.assets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a film, and what follows for a time in it. Immutable.
 *
 * @param labels what it shows somewhere; what none of them names is not there, without any nothing
 *     is known
 * @param appearances when it shows what
 * @param seconds its length
 */
public record FilmLabels(Collection<String> labels, List<Appearance> appearances, double seconds) {
  /** Labelled times are about a second exact. */
  private static final double MARGIN = 1.5;

  /** Those of a film of a pack. */
  public static FilmLabels of(Asset film) {
    return new FilmLabels(film.labels(), film.appearances(), film.seconds());
  }

  /**
   * Whether something of a presence is in view; empty where nobody says, as near the beginning and
   * the end of an appearance.
   *
   * @param at seconds from the film's start
   */
  public Optional<Boolean> shows(String presence, double at) {
    if (!labels.contains(presence)) {
      return labels.isEmpty() ? Optional.empty() : Optional.of(false);
    }
    List<Appearance> told =
        appearances.stream().filter(a -> a.presence().equals(presence)).toList();
    if (told.stream().anyMatch(a -> isWithin(a, at))) {
      return Optional.of(true);
    }
    boolean apart = told.stream().noneMatch(a -> at > a.start() - MARGIN && at < a.end() + MARGIN);
    return apart && !told.isEmpty() ? Optional.of(false) : Optional.empty();
  }

  /** A film may begin or end with something in view. */
  private boolean isWithin(Appearance appearance, double at) {
    double from = appearance.start() <= 0 ? 0 : appearance.start() + MARGIN;
    double to = appearance.end() >= seconds - MARGIN ? seconds : appearance.end() - MARGIN;
    return at >= from && at <= to;
  }
}
