package io.vigil.model.adapt;

/** Counts which class was taken for which. Mutable; for one thread. */
final class Confusion {

  private final int[][] counts;

  Confusion(int classes) {
    this.counts = new int[classes][classes];
  }

  void add(int truth, int said) {
    counts[truth][said]++;
  }

  int[][] counts() {
    return counts;
  }

  int all() {
    int all = 0;
    for (int c = 0; c < counts.length; c++) {
      all += judged(c);
    }
    return all;
  }

  /** How many of a class there were. */
  int judged(int type) {
    int sum = 0;
    for (int said : counts[type]) {
      sum += said;
    }
    return sum;
  }

  double accuracy() {
    int right = 0;
    for (int c = 0; c < counts.length; c++) {
      right += counts[c][c];
    }
    return all() == 0 ? 0 : (double) right / all();
  }

  /** Of one who always says the commonest class. */
  double majority() {
    int most = 0;
    for (int c = 0; c < counts.length; c++) {
      most = Math.max(most, judged(c));
    }
    return all() == 0 ? 0 : (double) most / all();
  }

  double recall(int type) {
    return judged(type) == 0 ? 0 : (double) counts[type][type] / judged(type);
  }

  double precision(int type) {
    int said = 0;
    for (int[] row : counts) {
      said += row[type];
    }
    return said == 0 ? 0 : (double) counts[type][type] / said;
  }

  double f1(int type) {
    double sum = precision(type) + recall(type);
    return sum == 0 ? 0 : 2 * precision(type) * recall(type) / sum;
  }
}
