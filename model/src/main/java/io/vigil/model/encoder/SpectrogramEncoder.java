package io.vigil.model.encoder;

import io.vigil.model.layers.Convolution;
import io.vigil.model.layers.Convolution.Form;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.TransformerBlock;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A convolutional net over the log-mel spectrogram, then one transformer block over its quarter
 * seconds (as the Audio Spectrogram Transformer of Gong et al. 2021, with convolutions for
 * patches).
 *
 * <p>Letters: N seconds, C channels, D width. Four tokens a second.
 */
public final class SpectrogramEncoder implements AudioEncoder {

  private static final int TOKENS = 4;

  private final Ops tf;
  private final Config config;
  private final LogMel logMel;
  private final Convolution first;
  private final Convolution second;
  private final Convolution third;
  private final Dense project;
  private final Operand<TFloat32> positions;
  private final TransformerBlock block;
  private final RmsNorm norm;

  /**
   * The size of the net.
   *
   * @param channels after the first convolution
   * @param width of a token
   * @param heads of attention
   */
  public record Config(int channels, int width, int heads) {}

  /** Makes the weights in the scope. */
  public SpectrogramEncoder(LayerScope scope, Config config) {
    this.tf = scope.tf();
    this.config = config;
    this.logMel = new LogMel(tf);
    int c = config.channels();
    this.first = new Convolution(scope.in("conv0"), new Form(9, 7, 5, 4), 1, c);
    this.second = new Convolution(scope.in("conv1"), new Form(3, 3, 1, 2), c, c + c / 2);
    this.third = new Convolution(scope.in("conv2"), new Form(7, 3, 5, 2), c + c / 2, 2L * c);
    this.project = new Dense(scope.in("project"), 4L * 2 * c, config.width());
    this.positions =
        scope.weight("position-table", new Initializer.Normal(0.1), 1, TOKENS, config.width());
    this.block = new TransformerBlock(scope.in("block"), config.width(), config.heads(), 2);
    this.norm = new RmsNorm(scope.in("norm"), config.width());
  }

  @Override
  public int tokens() {
    return TOKENS;
  }

  @Override
  public int width() {
    return config.width();
  }

  @Override
  public Operand<TFloat32> spectrogram(Operand<TFloat32> seconds) {
    return logMel.apply(seconds);
  }

  @Override
  public Operand<TFloat32> encode(
      Operand<TFloat32> seconds, Operand<TFloat32> frames, Operand<TFloat32> bands) {
    Operand<TFloat32> shown =
        tf.math.mul(
            tf.reshape(frames, tf.constant(new long[] {-1, MelScale.FRAMES, 1})),
            tf.reshape(bands, tf.constant(new long[] {-1, 1, MelScale.BANDS})));
    return encodeSpectrogram(tf.math.mul(spectrogram(seconds), shown));
  }

  @Override
  public Operand<TFloat32> encodeSpectrogram(Operand<TFloat32> spectrograms) {
    Operand<TFloat32> mel =
        tf.reshape(spectrograms, tf.constant(new long[] {-1, MelScale.FRAMES, MelScale.BANDS, 1}));
    Operand<TFloat32> x = first.apply(mel); // [N, 20, 16, C]
    x = second.apply(x); // [N, 20, 8, 1.5 C]
    x = third.apply(x); // [N, 4, 4, 2 C]
    x = tf.reshape(x, tf.constant(new long[] {-1, TOKENS, 4L * 2 * config.channels()}));
    x = tf.math.add(project.apply(x), positions);
    return norm.apply(block.apply(x, null)); // [N, 4, D]
  }
}
