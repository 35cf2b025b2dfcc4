package io.vigil.model.fusion;

import io.vigil.model.layers.Dense;
import io.vigil.model.layers.GatedCrossAttention;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.RmsNorm;
import io.vigil.model.layers.Slices;
import io.vigil.model.layers.TransformerBlock;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Two streams, pictures and sound, each with its own self-attention over time; in every layer each
 * sees the other through a gated cross-attention (Alayrac et al. 2022), both ways. The pictures'
 * stream also sees the memory. Gates start at zero, so training begins with two independent nets.
 *
 * <p>Letters as in {@link Fusion}; R latents a slot.
 */
public final class GatedFusion implements Fusion {

  private final Ops tf;
  private final Config config;
  private final SlotResampler resampler;
  private final MotionEncoder motion;
  private final Operand<TFloat32> visualTimes;
  private final Operand<TFloat32> soundTimes;
  private final Operand<TFloat32> memoryPlaces;
  private final Dense soundIn;
  private final GatedCrossAttention fromMemory;
  private final List<Layer> layers = new ArrayList<>();
  private final RmsNorm visualNorm;
  private final RmsNorm soundNorm;

  private record Layer(
      TransformerBlock visual,
      TransformerBlock sound,
      GatedCrossAttention visualFromSound,
      GatedCrossAttention soundFromVisual) {}

  /**
   * The size of the net.
   *
   * @param slots T
   * @param frameTokens F
   * @param sketch side of the sketch, whose tokens are the last but one
   * @param audioTokens A, a multiple of T
   * @param memory M
   * @param width D
   * @param heads of attention
   * @param latents R
   * @param layers times that the streams meet
   * @param classes of things that are named in the cells of a picture
   */
  public record Config(
      int slots,
      int frameTokens,
      int sketch,
      int audioTokens,
      int memory,
      int width,
      int heads,
      int latents,
      int layers,
      int classes) {

    /** Tokens of a picture's sketch. */
    public int sketchTokens() {
      return sketch * sketch / width;
    }

    /** Tokens of a picture's cells. */
    public int cells() {
      return frameTokens - sketchTokens() - 1;
    }
  }

  /** Makes the weights in the scope. */
  public GatedFusion(LayerScope scope, Config config) {
    this.tf = scope.tf();
    this.config = config;
    int width = config.width();
    int heads = config.heads();
    Initializer small = new Initializer.Normal(0.1);
    this.resampler =
        new SlotResampler(
            scope.in("resampler"),
            config.slots(),
            config.cells() + 1L,
            width,
            heads,
            config.latents(),
            config.classes());
    this.motion =
        new MotionEncoder(
            scope.in("motion"), config.slots(), config.sketch(), (long) config.latents() * width);
    this.visualTimes = scope.weight("visual-table", small, 1, visualLength(), width);
    this.soundTimes = scope.weight("sound-table", small, 1, config.audioTokens(), width);
    this.memoryPlaces = scope.weight("memory-table", small, 1, config.memory(), width);
    this.soundIn = new Dense(scope.in("soundin"), width, width);
    this.fromMemory = new GatedCrossAttention(scope.in("memory"), width, heads);
    for (int i = 0; i < config.layers(); i++) {
      LayerScope layer = scope.in("layer" + i);
      layers.add(
          new Layer(
              new TransformerBlock(layer.in("visual"), width, heads, 2),
              new TransformerBlock(layer.in("sound"), width, heads, 2),
              new GatedCrossAttention(layer.in("visualfromsound"), width, heads),
              new GatedCrossAttention(layer.in("soundfromvisual"), width, heads)));
    }
    this.visualNorm = new RmsNorm(scope.in("visualnorm"), width);
    this.soundNorm = new RmsNorm(scope.in("soundnorm"), width);
  }

  @Override
  public String kind() {
    return "gated-cross-attention";
  }

  @Override
  public RegionHead regions() {
    return resampler.regions();
  }

  @Override
  public int slotWidth() {
    return (config.latents() + audioPerSlot()) * config.width() + 2;
  }

  @Override
  public FusedSlots fuse(WindowTensors w) {
    long slots = config.slots();
    long cells = config.cells();
    long sketches = config.sketchTokens();
    Operand<TFloat32> seen =
        tf.math.mul(
            w.frames(), tf.reshape(w.frameMask(), tf.constant(new long[] {-1, slots, 1, 1})));
    Operand<TFloat32> frames =
        tf.concat(
            List.of(
                Slices.cut(tf, seen, 2, 0, cells), Slices.cut(tf, seen, 2, cells + sketches, 1)),
            tf.constant(2));
    Operand<TFloat32> moving =
        tf.reshape(
            motion.apply(Slices.cut(tf, seen, 2, cells, sketches), w.frameMask()),
            tf.constant(new long[] {-1, visualLength(), config.width()}));
    Operand<TFloat32> named = resampler.named(frames, w.frameMask());
    Operand<TFloat32> visualMask = latentMask(w.frameMask()); // [B, T R]
    Operand<TFloat32> visual =
        tf.math.add(
            tf.math.add(resampler.apply(frames, w.frameMask(), named), moving), visualTimes);
    Operand<TFloat32> sound =
        tf.math.add(soundIn.apply(hide(w.audio(), w.audioMask())), soundTimes);
    Operand<TFloat32> memory = tf.math.add(hide(w.memory(), w.memoryMask()), memoryPlaces);
    visual = fromMemory.apply(visual, memory, keys(w.memoryMask()));
    Operand<TFloat32> seeVisual = keys(visualMask);
    Operand<TFloat32> seeSound = keys(w.audioMask());
    for (Layer layer : layers) {
      visual = layer.visual().apply(visual, seeVisual);
      sound = layer.sound().apply(sound, seeSound);
      Operand<TFloat32> before = visual;
      visual = layer.visualFromSound().apply(visual, sound, seeSound);
      sound = layer.soundFromVisual().apply(sound, before, seeVisual);
    }
    visual = hide(visualNorm.apply(visual), visualMask);
    sound = hide(soundNorm.apply(sound), w.audioMask());
    return slots(visual, sound, named, w);
  }

  private FusedSlots slots(
      Operand<TFloat32> visual, Operand<TFloat32> sound, Operand<TFloat32> named, WindowTensors w) {
    long slots = config.slots();
    long width = config.width();
    long latents = config.latents();
    long heard = audioPerSlot();
    Operand<TFloat32> hasSound =
        Slices.cut(
            tf, tf.reshape(w.audioMask(), tf.constant(new long[] {-1, slots, heard})), 2, 0, 1);
    Operand<TFloat32> side =
        tf.concat(
            List.of(
                tf.reshape(visual, tf.constant(new long[] {-1, slots, latents * width})),
                tf.reshape(sound, tf.constant(new long[] {-1, slots, heard * width})),
                tf.reshape(w.frameMask(), tf.constant(new long[] {-1, slots, 1})),
                hasSound),
            tf.constant(2));
    return new FusedSlots(
        tf.reshape(visual, tf.constant(new long[] {-1, slots, latents, width})),
        tf.reshape(sound, tf.constant(new long[] {-1, slots, heard, width})),
        side,
        named);
  }

  private int audioPerSlot() {
    return config.audioTokens() / config.slots();
  }

  private long visualLength() {
    return (long) config.slots() * config.latents();
  }

  /** Mask of slots [B, T] to mask of latents [B, T R]. */
  private Operand<TFloat32> latentMask(Operand<TFloat32> mask) {
    Operand<TFloat32> column = tf.reshape(mask, tf.constant(new long[] {-1, config.slots(), 1}));
    Operand<TFloat32> wide = tf.tile(column, tf.constant(new int[] {1, 1, config.latents()}));
    return tf.reshape(wide, tf.constant(new long[] {-1, visualLength()}));
  }

  /** Mask [B, K] to the form that attention takes [B, 1, 1, K]. */
  private Operand<TFloat32> keys(Operand<TFloat32> mask) {
    return tf.reshape(mask, tf.constant(new long[] {-1, 1, 1, mask.shape().get(1)}));
  }

  /** Zeros where the mask is zero: x [B, K, D], mask [B, K]. */
  private Operand<TFloat32> hide(Operand<TFloat32> x, Operand<TFloat32> mask) {
    return tf.math.mul(x, tf.reshape(mask, tf.constant(new long[] {-1, mask.shape().get(1), 1})));
  }
}
