package io.vigil.model.layers;

import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An affine map of the last axis.
 *
 * <p>Shapes: x [..., I], kernel [I, O], bias [O], result [..., O]. All axes but the first must be
 * known.
 */
public final class Dense {

  private final Ops tf;
  private final Operand<TFloat32> kernel;
  private final @Nullable Operand<TFloat32> bias;
  private final long inputs;
  private final long outputs;

  /** With bias, beginning by Glorot's rule. */
  public Dense(LayerScope scope, long inputs, long outputs) {
    this(scope, inputs, outputs, Initializer.glorot(inputs, outputs), Initializer.zeros());
  }

  /** With the given beginnings; no bias where its initializer is null. */
  public Dense(
      LayerScope scope, long inputs, long outputs, Initializer kernel, @Nullable Initializer bias) {
    this.tf = scope.tf();
    this.inputs = inputs;
    this.outputs = outputs;
    this.kernel = scope.weight("kernel", kernel, inputs, outputs);
    this.bias = bias == null ? null : scope.weight("bias", bias, outputs);
  }

  /** Without bias. */
  public static Dense withoutBias(LayerScope scope, long inputs, long outputs) {
    return new Dense(scope, inputs, outputs, Initializer.glorot(inputs, outputs), null);
  }

  /** x [..., I] to [..., O]. */
  public Operand<TFloat32> apply(Operand<TFloat32> x) {
    Shape shape = x.shape();
    boolean flat = shape.numDimensions() == 2;
    Operand<TFloat32> rows = flat ? x : tf.reshape(x, tf.constant(new long[] {-1, inputs}));
    Operand<TFloat32> y = tf.linalg.matMul(rows, kernel);
    if (bias != null) {
      y = tf.nn.biasAdd(y, bias);
    }
    return flat ? y : tf.reshape(y, tf.constant(Shapes.withLast(shape, outputs)));
  }
}
