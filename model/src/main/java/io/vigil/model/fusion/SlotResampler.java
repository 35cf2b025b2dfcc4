package io.vigil.model.fusion;

import io.vigil.model.layers.Attention;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.FeedForward;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.Slices;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Reduces the tokens of each slot's picture to a few latents (the Perceiver resampler of Alayrac et
 * al. 2022, 3.1.1), after telling each token how its cell differs from the picture before: motion,
 * a cut and a frozen picture are differences, which a picture alone does not show.
 *
 * <p>Beside it goes what a {@link RegionHead} names in each cell (a concept bottleneck, Koh et al.
 * 2020), which is taught directly, so that kinds, colours and places need not be found by the way.
 *
 * <p>Letters as in {@link Fusion}; R latents.
 */
final class SlotResampler {

  private static final float QUIET = 1e-6f;

  private final Ops tf;
  private final long slots;
  private final long tokens;
  private final long width;
  private final int latents;
  private final int classes;
  private final Dense difference;
  private final Dense amount;
  private final RegionHead regions;
  private final Dense concepts;
  private final Operand<TFloat32> places;
  private final Operand<TFloat32> queries;
  private final RmsNorm normTokens;
  private final RmsNorm normQueries;
  private final Attention attention;
  private final RmsNorm normMiddle;
  private final FeedForward feedForward;

  SlotResampler(
      LayerScope scope, long slots, long tokens, long width, int heads, int latents, int classes) {
    this.tf = scope.tf();
    this.slots = slots;
    this.tokens = tokens;
    this.width = width;
    this.latents = latents;
    this.classes = classes;
    this.difference = new Dense(scope.in("difference"), 2 * width, width);
    this.amount = new Dense(scope.in("amount"), 1, width);
    this.regions = new RegionHead(scope.in("regions"), width, classes);
    // Begins at zero: what is named comes in as far as it helps.
    this.concepts =
        new Dense(
            scope.in("concepts"),
            (tokens - 1) * classes,
            latents * width,
            Initializer.zeros(),
            null);
    this.places = scope.weight("place-table", new Initializer.Normal(0.1), 1, tokens, width);
    this.queries = scope.weight("query-table", new Initializer.Normal(1), 1, latents, width);
    this.normTokens = new RmsNorm(scope.in("normtokens"), width);
    this.normQueries = new RmsNorm(scope.in("normqueries"), width);
    this.attention = new Attention(scope.in("attention"), width, heads);
    this.normMiddle = new RmsNorm(scope.in("normmiddle"), width);
    this.feedForward = new FeedForward(scope.in("feedforward"), width, 2);
  }

  /** Frames [B, T, F, D], zero where masked, and their mask [B, T] to latents [B, T R, D]. */
  Operand<TFloat32> apply(
      Operand<TFloat32> frames, Operand<TFloat32> mask, Operand<TFloat32> named) {
    Operand<TFloat32> change = change(frames, mask);
    // Log of the mean square: the camera's noise and a frozen picture differ by orders.
    Operand<TFloat32> power =
        tf.math.mean(tf.math.square(change), tf.constant(new int[] {3}), Mean.keepDims(true));
    Operand<TFloat32> level =
        tf.math.mul(
            tf.math.add(tf.math.log(tf.math.add(power, tf.constant(QUIET))), tf.constant(7f)),
            tf.constant(0.2f));
    Operand<TFloat32> both = tf.concat(List.of(frames, change), tf.constant(3));
    Operand<TFloat32> x =
        tf.math.add(
            tf.math.add(frames, difference.apply(both)), amount.apply(level)); // [B, T, F, D]
    x = tf.math.add(tf.reshape(x, tf.constant(new long[] {-1, tokens, width})), places);
    Operand<TFloat32> start =
        tf.math.add(
            tf.math.mul(Slices.cut(tf, x, 1, tokens - 1, 1), tf.constant(0.5f)),
            queries); // [B T, R, D]
    Operand<TFloat32> y =
        tf.math.add(start, attention.apply(normQueries.apply(start), normTokens.apply(x), null));
    y = tf.math.add(y, feedForward.apply(normMiddle.apply(y)));
    y =
        tf.math.add(
            y,
            tf.reshape(
                concepts.apply(tf.reshape(named, tf.constant(new long[] {-1, namedWidth()}))),
                tf.constant(new long[] {-1, latents, width})));
    return tf.reshape(y, tf.constant(new long[] {-1, slots * latents, width}));
  }

  /**
   * What is where: the chances of each class in each cell; zeros where there is no picture.
   *
   * @return [B, T, (F - 1) R]
   */
  Operand<TFloat32> named(Operand<TFloat32> frames, Operand<TFloat32> mask) {
    Operand<TFloat32> cells =
        tf.reshape(
            Slices.cut(tf, frames, 2, 0, tokens - 1),
            tf.constant(new long[] {-1, tokens - 1, width}));
    Operand<TFloat32> chances =
        tf.reshape(
            tf.math.sigmoid(regions.apply(cells)),
            tf.constant(new long[] {-1, slots, namedWidth()}));
    return tf.math.mul(chances, tf.reshape(mask, tf.constant(new long[] {-1, slots, 1})));
  }

  /** Width of what {@link #named} gives. */
  long namedWidth() {
    return (tokens - 1) * classes;
  }

  /** The head that names what is in a cell. */
  RegionHead regions() {
    return regions;
  }

  /** What changed since the slot before; zero for the first, and where either has no picture. */
  private Operand<TFloat32> change(Operand<TFloat32> frames, Operand<TFloat32> mask) {
    Operand<TFloat32> later = Slices.cut(tf, frames, 1, 1, slots - 1);
    Operand<TFloat32> earlier = Slices.cut(tf, frames, 1, 0, slots - 1);
    Operand<TFloat32> known =
        tf.math.mul(Slices.cut(tf, mask, 1, 1, slots - 1), Slices.cut(tf, mask, 1, 0, slots - 1));
    Operand<TFloat32> change =
        tf.math.mul(
            tf.math.sub(later, earlier),
            tf.reshape(known, tf.constant(new long[] {-1, slots - 1, 1, 1})));
    return tf.pad(
        change, tf.constant(new int[][] {{0, 0}, {1, 0}, {0, 0}, {0, 0}}), tf.constant(0f));
  }
}
