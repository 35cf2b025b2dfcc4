package io.vigil.model.evaluate;

import io.vigil.model.inference.Cells;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.RawWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Takes away what an explanation points at, and as much at random, and compares what is lost of the
 * probability (deletion, Samek et al. 2017; Petsiuk et al. 2018): the mean over a twentieth, a
 * tenth, a fifth and two fifths of the parts of one sense.
 */
final class Deletion {

  private static final double[] SHARES = {0.05, 0.1, 0.2, 0.4};
  private static final int DRAWS = 3;

  private final Inference inference;
  private final SplittableRandom random;

  /**
   * What was lost, in probability.
   *
   * @param pointedAt when what the explanation points at is taken away
   * @param atRandom when as much is taken away at random
   */
  record Drop(double pointedAt, double atRandom) {
    double overRandom() {
      return pointedAt - atRandom;
    }
  }

  Deletion(Inference inference, long seed) {
    this.inference = inference;
    this.random = new SplittableRandom(seed);
  }

  /** Of an explanation of a window, by its pictures or by its sound. */
  Drop drop(RawWindow window, Explanation explanation, boolean pictures) {
    Cells relevance = explanation.relevance();
    float[] parts = pictures ? relevance.pictures() : relevance.sound();
    List<Cells> kept = new ArrayList<>();
    kept.add(without(relevance, new int[0], 0, pictures));
    add(kept, relevance, mostRelevant(parts), pictures);
    for (int i = 0; i < DRAWS; i++) {
      add(kept, relevance, shuffled(parts.length), pictures);
    }
    float[] scores = inference.scores(window, explanation.subject(), kept);
    double whole = probability(scores[0]);
    return new Drop(
        whole - mean(scores, 1, SHARES.length),
        whole - mean(scores, 1 + SHARES.length, DRAWS * SHARES.length));
  }

  private static void add(List<Cells> kept, Cells like, int[] order, boolean pictures) {
    for (double share : SHARES) {
      kept.add(without(like, order, (int) Math.round(share * order.length), pictures));
    }
  }

  private static Cells without(Cells like, int[] order, int count, boolean pictures) {
    Cells kept =
        new Cells(
            ones(like.pictures().length), ones(like.sound().length), ones(like.question().length));
    float[] parts = pictures ? kept.pictures() : kept.sound();
    for (int i = 0; i < count; i++) {
      parts[order[i]] = 0;
    }
    return kept;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int[] mostRelevant(float[] parts) {
    return IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -parts[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] shuffled(int count) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  private static double mean(float[] scores, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += probability(scores[i]);
    }
    return sum / count;
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
