package io.vigil.model.evaluate.metric;

import io.vigil.model.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * METEOR (Banerjee and Lavie 2005) with exact matching of words: the harmonic mean of precision and
 * recall of words, recall weighing nine times as much, less a penalty for matches that do not stand
 * side by side in both. Departs from the paper in that stems and synonyms are not matched; against
 * several references the best counts.
 */
public final class Meteor {

  private Meteor() {}

  /** Against the reference that it is most like; 0 without references. */
  public static double score(String sentence, List<String> references) {
    return references.stream().mapToDouble(r -> score(sentence, r)).max().orElse(0);
  }

  /** Against one reference, 0 to nearly 1. */
  public static double score(String sentence, String reference) {
    List<String> said = Vocabulary.words(sentence);
    List<String> wanted = Vocabulary.words(reference);
    int[] matches = align(said, wanted);
    int matched = (int) Arrays.stream(matches).filter(m -> m >= 0).count();
    if (matched == 0) {
      return 0;
    }
    double precision = (double) matched / said.size();
    double recall = (double) matched / wanted.size();
    double mean = 10 * precision * recall / (recall + 9 * precision);
    double broken = (double) chunks(matches) / matched;
    return mean * (1 - 0.5 * broken * broken * broken);
  }

  /**
   * For each word its place in the reference, or -1: as many as can be matched, runs as long as can
   * be first, so that there are few chunks.
   */
  private static int[] align(List<String> said, List<String> wanted) {
    int[] matches = new int[said.size()];
    Arrays.fill(matches, -1);
    boolean[] taken = new boolean[wanted.size()];
    for (int length = Math.min(said.size(), wanted.size()); length > 0; length--) {
      for (int i = 0; i + length <= said.size(); i++) {
        for (int j = 0; j + length <= wanted.size(); j++) {
          if (isFree(matches, i, taken, j, length)
              && said.subList(i, i + length).equals(wanted.subList(j, j + length))) {
            for (int k = 0; k < length; k++) {
              matches[i + k] = j + k;
              taken[j + k] = true;
            }
          }
        }
      }
    }
    return matches;
  }

  private static boolean isFree(int[] matches, int i, boolean[] taken, int j, int length) {
    for (int k = 0; k < length; k++) {
      if (matches[i + k] >= 0 || taken[j + k]) {
        return false;
      }
    }
    return true;
  }

  /** Runs of matches that stand side by side in both sentences. */
  private static int chunks(int[] matches) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < matches.length; i++) {
      boolean goesOn = i > 0 && matches[i - 1] >= 0 && matches[i] == matches[i - 1] + 1;
      if (matches[i] >= 0 && !goesOn) {
        starts.add(i);
      }
    }
    return starts.size();
  }
}
