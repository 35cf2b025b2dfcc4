package io.vigil.model.evaluate.metric;

import java.util.List;

/**
 * SODA_c (Fujita et al. 2020), which judges the story that dense captions tell: captions said are
 * matched with true ones in the order of time, so that the sum of overlap in time (intersection
 * over union) times likeness of words is greatest. Precision is that sum over the captions said,
 * recall over the true ones; the score is their harmonic mean. Likeness of words is {@link Meteor},
 * as in the paper.
 */
public final class Soda {

  private Soda() {}

  /**
   * A caption said.
   *
   * @param start seconds
   * @param end seconds
   */
  public record Said(double start, double end, String text) {}

  /**
   * A true caption.
   *
   * @param start seconds
   * @param end seconds
   * @param texts ways to say it
   */
  public record True(double start, double end, List<String> texts) {
    /** Copies the texts. */
    public True {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The story of a film.
   *
   * @param matched the greatest sum
   * @param said how many captions were said
   * @param wanted how many true ones there are
   */
  public record Story(double matched, int said, int wanted) {

    /** The harmonic mean of precision and recall; 0 where there is nothing. */
    public double score() {
      return said + wanted == 0 ? 0 : 2 * matched / (said + wanted);
    }

    /** The mean score of films. */
    public static double mean(List<Story> stories) {
      return stories.stream().mapToDouble(Story::score).average().orElse(0);
    }
  }

  /** Judges the captions of a film; both lists in order of their starts. */
  public static Story of(List<Said> said, List<True> wanted) {
    double[][] best = new double[said.size() + 1][wanted.size() + 1];
    for (int i = 1; i <= said.size(); i++) {
      for (int j = 1; j <= wanted.size(); j++) {
        double both = best[i - 1][j - 1] + likeness(said.get(i - 1), wanted.get(j - 1));
        best[i][j] = Math.max(both, Math.max(best[i - 1][j], best[i][j - 1]));
      }
    }
    return new Story(best[said.size()][wanted.size()], said.size(), wanted.size());
  }

  private static double likeness(Said said, True wanted) {
    double overlap = overlap(said.start, said.end, wanted.start, wanted.end);
    return overlap == 0 ? 0 : overlap * Meteor.score(said.text, wanted.texts);
  }

  /** Intersection over union of two stretches of time. */
  static double overlap(double start, double end, double otherStart, double otherEnd) {
    double common = Math.min(end, otherEnd) - Math.max(start, otherStart);
    double all = Math.max(end, otherEnd) - Math.min(start, otherStart);
    return common <= 0 ? 0 : common / all;
  }
}
