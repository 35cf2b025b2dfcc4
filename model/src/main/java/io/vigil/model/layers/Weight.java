package io.vigil.model.layers;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * One named, trainable tensor of a graph.
 *
 * @param name unique path, such as {@code frames/block0/attention/qkv/kernel}
 * @param shape fully known shape
 * @param initializer how it begins
 * @param variable the graph's variable
 */
public record Weight(
    String name, Shape shape, Initializer initializer, Variable<TFloat32> variable) {

  /** Whether AdamW decays it: matrices and kernels are decayed, gains, biases and gates are not. */
  public boolean decays() {
    return shape.numDimensions() >= 2 && !name.endsWith("table");
  }
}
