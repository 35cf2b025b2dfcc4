package io.vigil.model.layers;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** Cuts along one axis. Begin and size are 32 bits wide: the gradient knows no others. */
public final class Slices {

  private Slices() {}

  /** Places {@code from} to {@code from + count} of an axis, all of the others. */
  public static <T extends TType> Operand<T> cut(
      Ops tf, Operand<T> x, int axis, long from, long count) {
    int[] begin = new int[x.shape().numDimensions()];
    int[] size = new int[begin.length];
    Arrays.fill(size, -1);
    begin[axis] = (int) from;
    size[axis] = (int) count;
    return tf.slice(x, tf.constant(begin), tf.constant(size));
  }
}
