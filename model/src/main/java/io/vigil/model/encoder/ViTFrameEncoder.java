package io.vigil.model.encoder;

import io.vigil.model.layers.Convolution;
import io.vigil.model.layers.Convolution.Form;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.TransformerBlock;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A small Vision Transformer (Dosovitskiy et al. 2020) whose patches are made by a convolutional
 * stem (Xiao et al. 2021), which trains faster than one large patch projection.
 *
 * <p>Letters: N pictures, S side in pixels, G = S / 16 side of the grid, P = G / 2 side of the
 * pooled grid, K side of the sketch, D width. Tokens: P x P cells of the pooled grid in reading
 * order, K K / D of the sketch's luma row by row, then the mean of the grid.
 */
public final class ViTFrameEncoder implements FrameEncoder {

  private static final Form FIRST = new Form(7, 7, 4, 4);
  private static final Form HALVE = new Form(3, 3, 2, 2);

  /**
   * The name by which its patches [N, G G, D] are noted: see {@link io.vigil.model.layers.Trace}.
   */
  public static final String PATCHES = "patches";

  private final Ops tf;
  private final LayerScope scope;
  private final Config config;
  private final List<Convolution> stem = new ArrayList<>();
  private final Operand<TFloat32> positions;
  private final List<TransformerBlock> blocks = new ArrayList<>();
  private final RmsNorm norm;

  /**
   * The size of the net.
   *
   * @param size side of the picture in pixels, a multiple of 32
   * @param stem channels after the first convolution; the second has twice as many
   * @param width of a token
   * @param depth transformer blocks
   * @param heads of attention
   * @param ratio of the feed-forward nets
   * @param sketch side of the sketch, a divisor of the size whose square is a multiple of the width
   */
  public record Config(int size, int stem, int width, int depth, int heads, int ratio, int sketch) {
    /** Checks the sizes. */
    public Config {
      if (sketch < 1 || size % sketch != 0 || sketch * sketch % width != 0) {
        throw new IllegalArgumentException(
            "a sketch of side "
                + sketch
                + " does not fit pictures of "
                + size
                + " or width "
                + width);
      }
      if (size < 32 || size % 32 != 0) {
        throw new IllegalArgumentException("size " + size + " is no multiple of 32");
      }
    }
  }

  /** Makes the weights in the scope. */
  public ViTFrameEncoder(LayerScope scope, Config config) {
    this.tf = scope.tf();
    this.scope = scope;
    this.config = config;
    int grid = config.size() / 16;
    stem.add(new Convolution(scope.in("stem0"), FIRST, 3, config.stem()));
    stem.add(new Convolution(scope.in("stem1"), HALVE, config.stem(), 2L * config.stem()));
    stem.add(new Convolution(scope.in("stem2"), HALVE, 2L * config.stem(), config.width()));
    positions =
        scope.weight(
            "position-table", new Initializer.Normal(0.1), 1, (long) grid * grid, config.width());
    for (int i = 0; i < config.depth(); i++) {
      blocks.add(
          new TransformerBlock(
              scope.in("block" + i), config.width(), config.heads(), config.ratio()));
    }
    norm = new RmsNorm(scope.in("norm"), config.width());
  }

  @Override
  public int size() {
    return config.size();
  }

  @Override
  public int tokens() {
    return cells() + config.sketch() * config.sketch() / config.width() + 1;
  }

  @Override
  public int cells() {
    int pooled = config.size() / 32;
    return pooled * pooled;
  }

  @Override
  public int width() {
    return config.width();
  }

  @Override
  public int grid() {
    return config.size() / 16;
  }

  @Override
  public Operand<TFloat32> encode(Operand<TUint8> pictures) {
    return encodeFloats(tf.dtypes.cast(pictures, TFloat32.class));
  }

  @Override
  public Operand<TFloat32> encodeFloats(Operand<TFloat32> pictures) {
    long grid = config.size() / 16;
    long width = config.width();
    // 0..255 to -2..2, about the deviation of real pictures.
    Operand<TFloat32> x = tf.math.sub(tf.math.mul(pictures, tf.constant(1 / 64f)), tf.constant(2f));
    Operand<TFloat32> sketch = sketch(x);
    for (Convolution convolution : stem) {
      x = convolution.apply(x); // [N, G, G, D] after the last
    }
    x = tf.reshape(x, tf.constant(new long[] {-1, grid * grid, width}));
    x = tf.math.add(x, positions);
    for (TransformerBlock block : blocks) {
      x = block.apply(x, null);
    }
    x = norm.apply(x);
    scope.note(PATCHES, x);
    Operand<TFloat32> whole = tf.math.mean(x, tf.constant(new int[] {1}), Mean.keepDims(true));
    Operand<TFloat32> picture = tf.reshape(x, tf.constant(new long[] {-1, grid, grid, width}));
    List<Long> two = List.of(1L, 2L, 2L, 1L);
    Operand<TFloat32> cells = tf.nn.avgPool(picture, two, two, "VALID"); // [N, P, P, D]
    cells = tf.reshape(cells, tf.constant(new long[] {-1, grid * grid / 4, width}));
    return tf.concat(List.of(cells, sketch, whole), tf.constant(1));
  }

  /** Pictures [N, S, S, 3] to their luma (ITU-R BT.601), pooled: [N, K K / D, D]. */
  private Operand<TFloat32> sketch(Operand<TFloat32> pictures) {
    long step = config.size() / config.sketch();
    List<Long> window = List.of(1L, step, step, 1L);
    Operand<TFloat32> small = tf.nn.avgPool(pictures, window, window, "VALID");
    Operand<TFloat32> luma =
        tf.sum(
            tf.math.mul(small, tf.constant(new float[] {0.299f, 0.587f, 0.114f})),
            tf.constant(new int[] {3}));
    long tokens = (long) config.sketch() * config.sketch() / config.width();
    return tf.reshape(luma, tf.constant(new long[] {-1, tokens, config.width()}));
  }
}
