package io.vigil.model.adapt;

import io.vigil.model.release.Platt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Fits heads on all parts of the films but one, each time another, and lets each head score the
 * part that it has not seen: what is calibrated and chosen by those scores holds for new films. The
 * head that is kept is then fitted on all parts.
 */
final class CrossFit {

  /** Penalties that are tried. */
  static final List<Double> PENALTIES = List.of(3e-3, 2e-2);

  private static final double CERTAIN = 1e-6;

  private final HeadFit fit;
  private final int folds;
  private final int classes;

  /** For so many parts and K classes. */
  CrossFit(HeadFit fit, int folds, int classes) {
    this.fit = fit;
    this.folds = folds;
    this.classes = classes;
  }

  /**
   * What came of it.
   *
   * @param head fitted on all, calibrated
   * @param penalty that was chosen
   * @param scored the sequences of unchanged films and of the world, each window with the scores
   *     [K] of a head that had not seen it
   */
  record Fitted(HeadValues head, double penalty, List<List<Scored>> scored) {}

  /** A window and what a head that had not seen it says, before calibration [K]. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of scores; compared by nobody
  record Scored(Example example, float[] scores) {}

  /**
   * Fits.
   *
   * @param sequences of windows that follow each other
   * @param progress hears how many fits are done
   */
  Fitted fit(List<List<Example>> sequences, IntConsumer progress) {
    List<Example> all = sequences.stream().flatMap(List::stream).toList();
    List<List<Example>> plain =
        sequences.stream().filter(s -> !s.isEmpty() && s.get(0).plain()).toList();
    double best = PENALTIES.get(0);
    double least = Double.POSITIVE_INFINITY;
    List<List<Scored>> chosen = List.of();
    int done = 0;
    for (double penalty : PENALTIES) {
      List<HeadValues> heads = new ArrayList<>();
      for (int f = 0; f < folds; f++) {
        int left = f;
        heads.add(fit.fit(all.stream().filter(e -> e.fold() != left).toList(), penalty));
        progress.accept(++done);
      }
      List<List<Scored>> scored = plain.stream().map(s -> score(s, heads)).toList();
      double loss = loss(scored);
      if (loss < least) {
        least = loss;
        best = penalty;
        chosen = scored;
      }
    }
    HeadValues head = fit.fit(all, best);
    progress.accept(++done);
    float[] scales = new float[classes];
    float[] offsets = new float[classes];
    for (int c = 0; c < classes; c++) {
      Platt platt = calibrate(chosen, c);
      scales[c] = (float) platt.scale();
      offsets[c] = (float) platt.offset();
    }
    return new Fitted(head.calibrated(scales, offsets), best, chosen);
  }

  /** How many fits there are. */
  int fits() {
    return PENALTIES.size() * folds + 1;
  }

  private static List<Scored> score(List<Example> sequence, List<HeadValues> heads) {
    return sequence.stream()
        .map(e -> new Scored(e, heads.get(Math.max(0, e.fold())).scores(e.features())))
        .toList();
  }

  /** Mean cross-entropy of what is known of films. */
  private double loss(List<List<Scored>> scored) {
    double sum = 0;
    long count = 0;
    for (List<Scored> sequence : scored) {
      for (Scored s : sequence) {
        for (int c = 0; c < classes; c++) {
          if (s.example().fold() >= 0 && s.example().truth()[c] >= 0) {
            double p = 1 / (1 + Math.exp(-s.scores()[c]));
            double q = s.example().truth()[c] > 0 ? p : 1 - p;
            sum -= Math.log(Math.max(CERTAIN, q));
            count++;
          }
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static Platt calibrate(List<List<Scored>> scored, int type) {
    List<Scored> known =
        scored.stream().flatMap(List::stream).filter(s -> s.example().truth()[type] >= 0).toList();
    double[] scores = known.stream().mapToDouble(s -> s.scores()[type]).toArray();
    boolean[] truth = new boolean[scores.length];
    IntStream.range(0, truth.length)
        .forEach(i -> truth[i] = known.get(i).example().truth()[type] > 0);
    return Platt.fit(scores, truth);
  }
}
