package io.vigil.model.fusion;

import io.vigil.model.layers.Convolution;
import io.vigil.model.layers.Convolution.Form;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Motion over the slots of a window by factorised (2+1)D convolutions: over the picture, then over
 * time (Tran et al. 2018), on the pictures' small luma sketches and how they differ from one slot
 * to the next. The sketches travel with the tokens, so a picture is encoded once and alone, and
 * motion is still seen over all of a window.
 *
 * <p>Letters as in {@link Fusion}; G side of a sketch. A slot without a picture gives zeros to its
 * neighbours.
 */
final class MotionEncoder {

  private static final float QUIET = 1e-6f;
  private static final long[] SPACE = {16, 48, 64};
  private static final long[] TIME = {24, 48, 64};

  private final Ops tf;
  private final long slots;
  private final long side;
  private final List<Convolution> overSpace = new ArrayList<>();
  private final List<Convolution> overTime = new ArrayList<>();
  private final Dense project;
  private final long end;

  /** From sketches of side G to {@code outputs} values a slot, which begin as zeros. */
  MotionEncoder(LayerScope scope, long slots, long side, long outputs) {
    this.tf = scope.tf();
    this.slots = slots;
    this.side = side;
    long channels = 4;
    long size = side;
    for (int i = 0; i < SPACE.length; i++) {
      overSpace.add(
          new Convolution(scope.in("space" + i), new Form(3, 3, 2, 2), channels, SPACE[i]));
      overTime.add(new Convolution(scope.in("time" + i), new Form(3, 1, 1, 1), SPACE[i], TIME[i]));
      channels = TIME[i];
      size = (size + 1) / 2;
    }
    this.end = size * size * channels;
    // Begins at zero: motion comes in as far as it helps.
    this.project =
        new Dense(scope.in("project"), end, outputs, Initializer.zeros(), Initializer.zeros());
  }

  /**
   * sketches [B, T, S, D], of which S D = G G, and their mask [B, T] to what moves [B, T, outputs].
   */
  Operand<TFloat32> apply(Operand<TFloat32> sketches, Operand<TFloat32> mask) {
    Operand<TFloat32> luma =
        tf.reshape(sketches, tf.constant(new long[] {-1, slots, side * side, 1}));
    Operand<TFloat32> there = tf.reshape(mask, tf.constant(new long[] {-1, slots, 1, 1}));
    luma = tf.math.mul(luma, there);
    Operand<TFloat32> known = tf.math.mul(later(there), earlier(there)); // [B, T - 1, 1, 1]
    Operand<TFloat32> change = tf.math.mul(tf.math.sub(later(luma), earlier(luma)), known);
    // Log of the mean square: the camera's noise and a frozen picture differ by orders.
    Operand<TFloat32> power =
        tf.math.mean(tf.math.square(change), tf.constant(new int[] {2, 3}), Mean.keepDims(true));
    Operand<TFloat32> level =
        tf.math.mul(
            tf.math.mul(
                tf.math.add(tf.math.log(tf.math.add(power, tf.constant(QUIET))), tf.constant(7f)),
                tf.constant(0.2f)),
            known);
    Operand<TFloat32> ones = tf.math.add(tf.math.mul(luma, tf.constant(0f)), tf.constant(1f));
    Operand<TFloat32> x =
        tf.concat(
            List.of(
                luma,
                padded(change),
                tf.math.mul(ones, padded(level)),
                tf.math.mul(ones, padded(known))),
            tf.constant(3));
    long size = side;
    long channels = 4;
    for (int i = 0; i < SPACE.length; i++) {
      x = tf.reshape(x, tf.constant(new long[] {-1, size, size, channels}));
      x = overSpace.get(i).apply(x);
      size = (size + 1) / 2;
      x = tf.reshape(x, tf.constant(new long[] {-1, slots, size * size, SPACE[i]}));
      x = overTime.get(i).apply(x);
      channels = TIME[i];
    }
    return project.apply(tf.reshape(x, tf.constant(new long[] {-1, slots, end})));
  }

  private Operand<TFloat32> later(Operand<TFloat32> x) {
    return Slices.cut(tf, x, 1, 1, slots - 1);
  }

  private Operand<TFloat32> earlier(Operand<TFloat32> x) {
    return Slices.cut(tf, x, 1, 0, slots - 1);
  }

  /** Of the first slot nothing is known: [B, T - 1, ...] to [B, T, ...]. */
  private Operand<TFloat32> padded(Operand<TFloat32> x) {
    return tf.pad(x, tf.constant(new int[][] {{0, 0}, {1, 0}, {0, 0}, {0, 0}}), tf.constant(0f));
  }
}
