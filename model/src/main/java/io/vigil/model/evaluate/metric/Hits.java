package io.vigil.model.evaluate.metric;

import java.util.Collection;

/**
 * What was told against what is so.
 *
 * @param hits told and so
 * @param told all that was told
 * @param wanted all that is so
 */
public record Hits(int hits, int told, int wanted) {

  /** Nothing told, nothing so. */
  public static final Hits NONE = new Hits(0, 0, 0);

  /** All together. */
  public static Hits sum(Collection<Hits> all) {
    int hits = 0;
    int told = 0;
    int wanted = 0;
    for (Hits one : all) {
      hits += one.hits;
      told += one.told;
      wanted += one.wanted;
    }
    return new Hits(hits, told, wanted);
  }

  /** Share of what was told that is so; 0 where nothing was told. */
  public double precision() {
    return told == 0 ? 0 : (double) hits / told;
  }

  /** Share of what is so that was told; 0 where nothing is so. */
  public double recall() {
    return wanted == 0 ? 0 : (double) hits / wanted;
  }

  /** Harmonic mean of both; 0 where nothing is so and nothing was told. */
  public double f1() {
    return told + wanted == 0 ? 0 : 2.0 * hits / (told + wanted);
  }
}
