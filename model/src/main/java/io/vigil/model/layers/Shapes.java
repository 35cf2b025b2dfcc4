package io.vigil.model.layers;

import org.tensorflow.ndarray.Shape;

/** Targets for reshapes: an unknown axis becomes -1, which a reshape may hold once. */
public final class Shapes {

  private Shapes() {}

  /** The shape with its last axis replaced. */
  public static long[] withLast(Shape shape, long last) {
    long[] sizes = shape.asArray().clone();
    sizes[sizes.length - 1] = last;
    return sizes;
  }
}
