package io.vigil.model.layers;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A two-dimensional convolution with bias and rectifier.
 *
 * <p>Letters: N pictures, Y rows, X columns, C channels. Shapes: x [N, Y, X, C], kernel [h, w, C,
 * O], result [N, ceil(Y / sy), ceil(X / sx), O]; the border is padded with zeros.
 */
public final class Convolution {

  private final Ops tf;
  private final Operand<TFloat32> kernel;
  private final Operand<TFloat32> bias;
  private final List<Long> strides;

  /**
   * The form of a convolution.
   *
   * @param height of the kernel
   * @param width of the kernel
   * @param strideY rows to step
   * @param strideX columns to step
   */
  public record Form(int height, int width, int strideY, int strideX) {}

  /** From C to O channels. */
  public Convolution(LayerScope scope, Form form, long channels, long outputs) {
    this.tf = scope.tf();
    this.kernel =
        scope.weight(
            "kernel",
            Initializer.he(channels * form.height() * form.width()),
            form.height(),
            form.width(),
            channels,
            outputs);
    this.bias = scope.weight("bias", Initializer.zeros(), outputs);
    this.strides = List.of(1L, (long) form.strideY(), (long) form.strideX(), 1L);
  }

  /** x [N, Y, X, C] to [N, ceil(Y / sy), ceil(X / sx), O]. */
  public Operand<TFloat32> apply(Operand<TFloat32> x) {
    return tf.nn.relu(tf.nn.biasAdd(tf.nn.conv2d(x, kernel, strides, "SAME"), bias));
  }
}
