package io.vigil.model.train;

import java.util.OptionalInt;
import org.tensorflow.ndarray.Shape;

/**
 * Puts a weight of a smaller network into a larger one, of which one axis has grown: a vocabulary
 * that has more words, a head that has more outputs. New rows keep what they began with.
 */
final class Growth {

  private Growth() {}

  /**
   * The saved values where they fit.
   *
   * @param fresh values of the larger network, of the given shape; not changed
   * @param saved as many values, or those of a shape that is smaller along one axis
   * @return the saved ones; those of the shape that they lack from the fresh ones; or all fresh
   *     ones if no single axis explains the size of the saved ones
   */
  static float[] into(float[] fresh, Shape shape, float[] saved) {
    if (saved.length == fresh.length) {
      return saved;
    }
    OptionalInt axis = grown(shape, saved.length);
    if (axis.isEmpty()) {
      return fresh;
    }
    long[] sizes = shape.asArray();
    int inner = 1;
    for (int i = axis.getAsInt() + 1; i < sizes.length; i++) {
      inner *= (int) sizes[i];
    }
    int row = inner * (int) sizes[axis.getAsInt()];
    int outer = fresh.length / row;
    int old = saved.length / outer;
    float[] result = fresh.clone();
    for (int i = 0; i < outer; i++) {
      System.arraycopy(saved, i * old, result, i * row, old);
    }
    return result;
  }

  /** The only axis that may have been shorter. */
  private static OptionalInt grown(Shape shape, int length) {
    OptionalInt found = OptionalInt.empty();
    for (int axis = 0; axis < shape.numDimensions(); axis++) {
      long others = shape.size() / shape.get(axis);
      if (length > 0 && length % others == 0 && length / others < shape.get(axis)) {
        if (found.isPresent()) {
          return OptionalInt.empty();
        }
        found = OptionalInt.of(axis);
      }
    }
    return found;
  }
}
