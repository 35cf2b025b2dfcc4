package io.vigil.model.adapt;

import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.layers.Slices;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * What a window's tokens look like up to each of its slots: mean, greatest value and deviation over
 * the last second and the last two, of the sound's tokens and their sketch, and of the pictures'
 * cells and how they change. One tells when, two tell what.
 *
 * <p>Letters: B windows, T slots, F tokens of a picture, H tokens of a slot's sound, D width, P
 * spans, X values of one sense.
 */
final class WindowPooling {

  /** Slots that are looked back upon. */
  private static final int[] SPANS = {2, 4};

  /** P, spans. */
  static final int COUNT = SPANS.length;

  private static final float FAR = 1e4f;

  private final Ops tf;
  private final long slots;
  private final long width;
  private final long frameTokens;
  private final long cells;
  private final long heard;
  private final long sketch;

  /**
   * Values of one sense.
   *
   * @param values span after span [B, T, X]; zeros where there is nothing to pool
   * @param there 1 where a span has something to pool, else 0 [B, T, P]
   */
  record Pooled(Operand<TFloat32> values, Operand<TFloat32> there) {}

  WindowPooling(Ops tf, BundleManifest manifest) {
    this.tf = tf;
    this.slots = manifest.slots();
    this.width = manifest.width();
    this.frameTokens = manifest.frameTokens();
    this.cells = frameTokens - manifest.sketchTokens() - 1;
    this.heard = manifest.audioTokensPerSlot();
    this.sketch = manifest.inputs().soundSketchTokens();
  }

  /** audio [B, T H, D] and its mask [B, T H] to what was heard. */
  Pooled sound(Operand<TFloat32> audio, Operand<TFloat32> audioMask) {
    Operand<TFloat32> mask =
        Slices.cut(tf, tf.reshape(audioMask, tf.constant(new long[] {-1, slots, heard})), 2, 0, 1);
    Operand<TFloat32> all = tf.reshape(audio, tf.constant(new long[] {-1, slots, heard, width}));
    Operand<TFloat32> tokens = Slices.cut(tf, all, 2, 0, heard - sketch);
    Operand<TFloat32> mean = over(tokens);
    Operand<TFloat32> square = over(tf.math.square(tokens));
    Operand<TFloat32> most = most(tokens);
    List<Operand<TFloat32>> values = new ArrayList<>();
    List<Operand<TFloat32>> there = new ArrayList<>();
    for (int span : SPANS) {
      Span pool = new Span(mask, span);
      List<Operand<TFloat32>> of = new ArrayList<>();
      of.add(pool.mean(mean));
      of.add(pool.most(most));
      of.add(pool.deviation(mean, square));
      if (sketch > 0) {
        Operand<TFloat32> figures =
            tf.reshape(
                Slices.cut(tf, all, 2, heard - sketch, sketch),
                tf.constant(new long[] {-1, slots, sketch * width}));
        Operand<TFloat32> level = band(figures, 0);
        Operand<TFloat32> change = band(figures, 3);
        of.add(pool.mean(level));
        of.add(pool.most(band(figures, 2)));
        of.add(pool.deviation(level, band(figures, 1)));
        of.add(pool.mean(change));
        of.add(pool.deviation(change, band(figures, 4)));
      }
      collect(of, pool, values, there);
    }
    return new Pooled(tf.concat(values, tf.constant(2)), tf.concat(there, tf.constant(2)));
  }

  /** frames [B, T, F, D] and their mask [B, T] to what was seen. */
  Pooled pictures(Operand<TFloat32> frames, Operand<TFloat32> frameMask) {
    Operand<TFloat32> mask = tf.reshape(frameMask, tf.constant(new long[] {-1, slots, 1}));
    Operand<TFloat32> grid = Slices.cut(tf, frames, 2, 0, cells);
    Operand<TFloat32> whole =
        tf.reshape(
            Slices.cut(tf, frames, 2, frameTokens - 1, 1),
            tf.constant(new long[] {-1, slots, width}));
    Operand<TFloat32> mean = over(grid);
    Operand<TFloat32> square = over(tf.math.square(grid));
    Operand<TFloat32> most = most(grid);
    Operand<TFloat32> change = change(grid, frameMask);
    Operand<TFloat32> moved = over(change);
    Operand<TFloat32> movedMost = most(change);
    List<Operand<TFloat32>> values = new ArrayList<>();
    List<Operand<TFloat32>> there = new ArrayList<>();
    for (int span : SPANS) {
      Span pool = new Span(mask, span);
      List<Operand<TFloat32>> of =
          List.of(
              pool.mean(mean),
              pool.most(most),
              pool.deviation(mean, square),
              pool.mean(whole),
              pool.mean(moved),
              pool.most(movedMost));
      collect(of, pool, values, there);
    }
    return new Pooled(tf.concat(values, tf.constant(2)), tf.concat(there, tf.constant(2)));
  }

  private void collect(
      List<Operand<TFloat32>> of,
      Span pool,
      List<Operand<TFloat32>> values,
      List<Operand<TFloat32>> there) {
    values.add(tf.math.mul(tf.concat(of, tf.constant(2)), pool.any));
    there.add(pool.any);
  }

  /** Mean over the tokens of a slot: [B, T, n, D] to [B, T, D]. */
  private Operand<TFloat32> over(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {2}), new Mean.Options[0]);
  }

  private Operand<TFloat32> most(Operand<TFloat32> x) {
    return tf.reduceMax(x, tf.constant(new int[] {2}), new ReduceMax.Options[0]);
  }

  private Operand<TFloat32> band(Operand<TFloat32> figures, int number) {
    return Slices.cut(tf, figures, 2, (long) number * SoundSketch.BANDS, SoundSketch.BANDS);
  }

  /** How much each cell differs from the slot before; zeros where either has no picture. */
  private Operand<TFloat32> change(Operand<TFloat32> grid, Operand<TFloat32> frameMask) {
    Operand<TFloat32> known =
        tf.math.mul(
            Slices.cut(tf, frameMask, 1, 1, slots - 1), Slices.cut(tf, frameMask, 1, 0, slots - 1));
    Operand<TFloat32> change =
        tf.math.mul(
            tf.math.abs(
                tf.math.sub(
                    Slices.cut(tf, grid, 1, 1, slots - 1), Slices.cut(tf, grid, 1, 0, slots - 1))),
            tf.reshape(known, tf.constant(new long[] {-1, slots - 1, 1, 1})));
    return tf.pad(
        change, tf.constant(new int[][] {{0, 0}, {1, 0}, {0, 0}, {0, 0}}), tf.constant(0f));
  }

  /** Pools over a slot and those before it, as far as they are there. */
  private final class Span {
    private final int length;
    private final Operand<TFloat32> mask;
    private final Operand<TFloat32> share;
    private final Operand<TFloat32> any;

    /** mask [B, T, 1]. */
    Span(Operand<TFloat32> mask, int length) {
      this.length = length;
      this.mask = mask;
      this.share = tf.math.maximum(sum(mask, 1), tf.constant(1e-3f));
      this.any = largest(mask, 1, 0f);
    }

    Operand<TFloat32> mean(Operand<TFloat32> x) {
      return tf.math.div(sum(tf.math.mul(x, mask), x.shape().get(2)), share);
    }

    Operand<TFloat32> deviation(Operand<TFloat32> x, Operand<TFloat32> square) {
      Operand<TFloat32> variance = tf.math.sub(mean(square), tf.math.square(mean(x)));
      return tf.math.sqrt(tf.math.maximum(variance, tf.constant(1e-6f)));
    }

    Operand<TFloat32> most(Operand<TFloat32> x) {
      Operand<TFloat32> hidden =
          tf.math.sub(
              tf.math.mul(x, mask),
              tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(FAR)));
      return tf.math.mul(largest(hidden, x.shape().get(2), -FAR), any);
    }

    /** Mean over the span, what is missing counting as zero: [B, T, n]. */
    private Operand<TFloat32> sum(Operand<TFloat32> x, long n) {
      List<Long> window = List.of(1L, (long) length, 1L, 1L);
      Operand<TFloat32> pooled =
          tf.nn.avgPool(before(x, n, 0f), window, List.of(1L, 1L, 1L, 1L), "VALID");
      return tf.reshape(pooled, tf.constant(new long[] {-1, slots, n}));
    }

    private Operand<TFloat32> largest(Operand<TFloat32> x, long n, float empty) {
      Operand<TFloat32> pooled =
          tf.nn.maxPool(
              before(x, n, empty),
              tf.constant(new int[] {1, length, 1, 1}),
              tf.constant(new int[] {1, 1, 1, 1}),
              "VALID");
      return tf.reshape(pooled, tf.constant(new long[] {-1, slots, n}));
    }

    /** With as much before the first slot as a span reaches back: [B, T + length - 1, 1, n]. */
    private Operand<TFloat32> before(Operand<TFloat32> x, long n, float empty) {
      return tf.reshape(
          tf.pad(x, tf.constant(new int[][] {{0, 0}, {length - 1, 0}, {0, 0}}), tf.constant(empty)),
          tf.constant(new long[] {-1, slots + length - 1, 1, n}));
    }
  }
}
