package io.vigil.operators.describe;

import java.util.ArrayList;
import java.util.List;

/** Vectors. */
final class Floats {

  private Floats() {}

  /** For a record of Avro, which knows no arrays of floats. */
  static List<Float> boxed(float[] values) {
    List<Float> boxed = new ArrayList<>(values.length);
    for (float value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  /** One less the cosine of two vectors of unit length, 0 to 2. */
  static double distance(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * (double) b[i];
    }
    return 1 - dot;
  }
}
