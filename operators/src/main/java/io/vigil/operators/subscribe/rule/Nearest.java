package io.vigil.operators.subscribe.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what was probably meant. */
final class Nearest {

  private static final int LEAST_BEGINNING = 3;

  private Nearest() {}

  /** The candidate nearest to a name, if it is near enough to be meant. */
  static Optional<String> of(String name, Collection<String> candidates) {
    Optional<String> longer =
        candidates.stream()
            .filter(c -> name.length() >= LEAST_BEGINNING && c.startsWith(name))
            .min(Comparator.comparingInt(String::length).thenComparing(c -> c));
    if (longer.isPresent()) {
      return longer;
    }
    return candidates.stream()
        .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c))
        .filter(c -> distance(name, c) <= Math.max(2, name.length() / 3));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance().apply(a, b);
  }
}
