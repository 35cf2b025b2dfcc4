package io.vigil.model.adapt;

/**
 * The unadapted model as a classifier: the class whose mean moment embedding is nearest, by the
 * cosine.
 */
final class NearestMean {

  private final float[][] means;

  /** Of parts to learn from; a class without any is never nearest. */
  NearestMean(Segments segments, int classes) {
    means = new float[classes][];
    for (int c = 0; c < classes; c++) {
      means[c] = new float[0];
    }
    for (int i = 0; i < segments.count(); i++) {
      float[] vector = segments.mean(i);
      int type = segments.classes().get(i);
      if (means[type].length == 0) {
        means[type] = new float[vector.length];
      }
      for (int u = 0; u < vector.length; u++) {
        means[type][u] += vector[u];
      }
    }
  }

  int nearest(float[] vector) {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < means.length; c++) {
      double cosine = means[c].length == 0 ? -2 : cosine(means[c], vector);
      if (cosine > highest) {
        highest = cosine;
        best = c;
      }
    }
    return best;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double squareA = 1e-12;
    double squareB = 1e-12;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      squareA += (double) a[i] * a[i];
      squareB += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(squareA * squareB);
  }
}
