package io.vigil.launcher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody meant by a mistyped name. */
public final class NearestName {
  private NearestName() {}

  /** The candidate at the smallest edit distance, if it is near enough to be meant. */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt((String c) -> distance(name, c)).thenComparing(c -> c))
        .filter(c -> distance(name, c) <= Math.max(2, name.length() / 2));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance().apply(a, b);
  }
}
