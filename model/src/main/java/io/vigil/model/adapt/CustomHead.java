package io.vigil.model.adapt;

import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Tells a user's classes of pooled windows: one affine map of each sense, their sum, calibrated. As
 * the senses only meet in the sum, the share of each is exact.
 *
 * <p>Letters: B windows, T slots, X values of a sense, K classes.
 */
final class CustomHead {

  /** As in the shares of the bundle's own types. */
  private static final int NEWEST = 2;

  private static final float LEAST = 0.02f;

  private final Ops tf;
  private final int classes;
  private final Sense sound;
  private final Sense pictures;
  private final Operand<TFloat32> bias;
  private final Operand<TFloat32> scale;
  private final Operand<TFloat32> offset;

  /** What a sense adds to the scores: an affine map of its scaled values. */
  private record Sense(
      Operand<TFloat32> mean, Operand<TFloat32> factor, Operand<TFloat32> kernel, long width) {

    static Sense of(LayerScope scope, int width, int classes) {
      return new Sense(
          scope.weight("mean", Initializer.zeros(), width),
          scope.weight("factor", Initializer.zeros(), width),
          scope.weight("kernel", Initializer.zeros(), width, classes),
          width);
    }
  }

  CustomHead(LayerScope scope, int soundWidth, int pictureWidth, int classes) {
    this.tf = scope.tf();
    this.classes = classes;
    this.sound = Sense.of(scope.in("sound"), soundWidth, classes);
    this.pictures = Sense.of(scope.in("pictures"), pictureWidth, classes);
    this.bias = scope.weight("bias", Initializer.zeros(), classes);
    this.scale = scope.weight("calibration-scale", Initializer.zeros(), classes);
    this.offset = scope.weight("calibration-offset", Initializer.zeros(), classes);
  }

  /**
   * What the head says.
   *
   * @param probabilities [B, T, K]
   * @param shares of the pictures, over the newest slots [B, K]
   */
  record Said(Operand<TFloat32> probabilities, Operand<TFloat32> shares) {}

  /**
   * Reads windows.
   *
   * @param there 1 where a slot has a picture or sound [B, T, 1]
   * @param sees 1 where a window has any picture [B, 1]
   * @param hears 1 where a window has any sound [B, 1]
   */
  Said apply(
      WindowPooling.Pooled heard,
      WindowPooling.Pooled seen,
      Operand<TFloat32> there,
      Operand<TFloat32> sees,
      Operand<TFloat32> hears) {
    Operand<TFloat32> bySound = part(sound, heard);
    Operand<TFloat32> byPictures = part(pictures, seen);
    Operand<TFloat32> scores = tf.math.add(tf.math.add(bySound, byPictures), bias);
    Operand<TFloat32> probabilities =
        tf.math.mul(tf.math.sigmoid(tf.math.add(tf.math.mul(scores, scale), offset)), there);
    Operand<TFloat32> share = shares(tf.math.mul(byPictures, scale), tf.math.mul(bySound, scale));
    Operand<TFloat32> deaf = tf.math.sub(tf.constant(1f), hears);
    return new Said(
        probabilities,
        tf.math.mul(
            sees, tf.math.add(deaf, tf.math.mul(tf.math.sub(tf.constant(1f), deaf), share))));
  }

  private Operand<TFloat32> part(Sense sense, WindowPooling.Pooled pooled) {
    long slots = pooled.values().shape().get(1);
    long spans = WindowPooling.COUNT;
    Operand<TFloat32> scaled =
        tf.reshape(
            tf.math.mul(tf.math.sub(pooled.values(), sense.mean()), sense.factor()),
            tf.constant(new long[] {-1, slots, spans, sense.width() / spans}));
    Operand<TFloat32> there =
        tf.reshape(pooled.there(), tf.constant(new long[] {-1, slots, spans, 1}));
    Operand<TFloat32> rows =
        tf.reshape(tf.math.mul(scaled, there), tf.constant(new long[] {-1, sense.width()}));
    return tf.reshape(
        tf.linalg.matMul(rows, sense.kernel()), tf.constant(new long[] {-1, slots, classes}));
  }

  /** [B, T, K] each to the pictures' share over the newest slots [B, K]. */
  private Operand<TFloat32> shares(Operand<TFloat32> byPictures, Operand<TFloat32> bySound) {
    Operand<TFloat32> picture = newest(byPictures);
    return tf.math.div(picture, tf.math.add(picture, newest(bySound)));
  }

  private Operand<TFloat32> newest(Operand<TFloat32> part) {
    long from = part.shape().get(1) - NEWEST;
    Operand<TFloat32> mean =
        tf.math.mean(Slices.cut(tf, part, 1, from, NEWEST), tf.constant(new int[] {1}));
    return tf.math.maximum(mean, tf.constant(LEAST));
  }
}
