package io.vigil.operators.subscribe.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

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
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
