package io.vigil.model.network;

import io.vigil.model.encoder.AudioEncoder;
import io.vigil.model.encoder.FrameEncoder;
import io.vigil.model.encoder.SpectrogramEncoder;
import io.vigil.model.encoder.ViTFrameEncoder;
import io.vigil.model.fusion.FusedSlots;
import io.vigil.model.fusion.Fusion;
import io.vigil.model.fusion.GatedFusion;
import io.vigil.model.fusion.WindowTensors;
import io.vigil.model.head.AnswerHead;
import io.vigil.model.head.CaptionDecoder;
import io.vigil.model.head.FactHead;
import io.vigil.model.head.MomentHead;
import io.vigil.model.head.SlotHead;
import io.vigil.model.head.TextEncoder;
import io.vigil.model.head.WordTable;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.Initializer;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Encoders, fusion and heads with one set of weights. The same class builds the graph of training
 * and that of the bundle, so they cannot differ.
 *
 * <p>Letters: B windows, T slots, F tokens of a picture, A tokens of sound, M places of the memory,
 * D width, E event types, U width of the embedding, K facts in N groups, C = 2 T + N + M tokens of
 * context, L words, G columns and rows of a picture's cells, Q kinds of things.
 */
public final class Network {

  private final Ops tf;

  /** Nothing in a cell is surer than this, nor in a picture less sure than the other. */
  private static final float SUREST = 0.9999f;

  private static final float LEAST = 1e-4f;

  private final NetworkConfig config;
  private final FrameEncoder frames;
  private final AudioEncoder audio;
  private final Fusion fusion;
  private final SlotHead events;
  private final SlotHead due;
  private final MomentHead moment;
  private final SlotHead context;
  private final FactHead facts;
  private final Dense sighted;
  private final Dense told;
  private final List<Dense> toldOf;
  private final TextEncoder text;
  private final CaptionDecoder captions;
  private final AnswerHead answers;
  private final Dense remembered;
  private final Operand<TFloat32> memoryPlaces;

  /** Makes all weights in the scope. */
  public Network(LayerScope scope, NetworkConfig config) {
    this.tf = scope.tf();
    this.config = config;
    int width = config.fusion().width();
    int heads = config.fusion().heads();
    this.frames = new ViTFrameEncoder(scope.in("frames"), config.frames());
    this.audio = new SpectrogramEncoder(scope.in("audio"), config.audio());
    this.fusion = new GatedFusion(scope.in("fusion"), config.fusion());
    int slot = fusion.slotWidth();
    this.events = new SlotHead(scope.in("events"), slot, config.hidden(), config.events());
    this.due = new SlotHead(scope.in("due"), slot, config.hidden() / 2, 1);
    this.moment = new MomentHead(scope.in("moment"), slot, config.hidden(), config.embedding());
    this.context = new SlotHead(scope.in("context"), slot, config.hidden(), 2 * width);
    this.facts =
        new FactHead(
            scope.in("facts"),
            new FactHead.Size(
                config.fusion().slots(),
                slot,
                config.grid(),
                config.kinds(),
                config.fusion().classes() / config.kinds(),
                config.hidden(),
                config.facts()));
    // Begins at zero: what is sighted comes in as far as it helps.
    this.sighted =
        new Dense(
            scope.in("sighted"), 2L * config.kinds(), config.events(), Initializer.zeros(), null);
    this.told = new Dense(scope.in("told"), config.facts(), width);
    this.toldOf =
        IntStream.range(0, config.factGroups().size())
            .mapToObj(i -> new Dense(scope.in("told" + i), config.factGroups().get(i), width))
            .toList();
    WordTable words = new WordTable(scope.in("words"), config.words(), width);
    this.text =
        new TextEncoder(scope.in("text"), words, config.sentence(), heads, config.embedding());
    this.captions =
        new CaptionDecoder(
            scope.in("captions"), words, config.sentence(), heads, config.decoderDepth());
    this.answers =
        new AnswerHead(
            scope.in("answers"),
            words,
            config.sentence(),
            heads,
            config.hidden(),
            config.answers());
    this.remembered = new Dense(scope.in("remembered"), width, width);
    this.memoryPlaces =
        scope.weight(
            "remembered-table", new Initializer.Normal(0.1), 1, config.fusion().memory(), width);
  }

  /** The sizes. */
  public NetworkConfig config() {
    return config;
  }

  /** Encoder of pictures. */
  public FrameEncoder frames() {
    return frames;
  }

  /** Encoder of sound. */
  public AudioEncoder audio() {
    return audio;
  }

  /** How the modalities meet. */
  public Fusion fusion() {
    return fusion;
  }

  /** Encoder of sentences. */
  public TextEncoder text() {
    return text;
  }

  /** Decoder of captions. */
  public CaptionDecoder captions() {
    return captions;
  }

  /** Answers questions. */
  public AnswerHead answers() {
    return answers;
  }

  /** Fuses windows and reads all heads. */
  public Readings read(WindowTensors windows) {
    FusedSlots fused = fusion.fuse(windows);
    Operand<TFloat32> slots = fused.slots();
    long newest = config.fusion().slots() - 1L;
    Operand<TFloat32> last = Slices.cut(tf, slots, 1, newest, 1);
    Operand<TFloat32> read = context.apply(slots); // [B, T, 2 D]
    Operand<TFloat32> said = facts.apply(slots, fused.named());
    Operand<TFloat32> chances = tf.math.sigmoid(said);
    // Every token of a slot knows the facts: [B, 1, D].
    Operand<TFloat32> spoken =
        tf.reshape(told.apply(chances), tf.constant(new long[] {-1, 1, config.fusion().width()}));
    List<Operand<TFloat32>> tokens = new ArrayList<>();
    tokens.add(
        tf.math.add(
            tf.reshape(
                read,
                tf.constant(
                    new long[] {-1, 2L * config.fusion().slots(), config.fusion().width()})),
            spoken));
    tokens.addAll(groups(chances));
    tokens.add(past(windows));
    return new Readings(
        tf.math.add(events.apply(slots), sighted.apply(sightings(fused.named()))),
        tf.reshape(due.apply(last), tf.constant(new long[] {-1})),
        moment.apply(slots),
        said,
        tf.concat(tokens, tf.constant(1)),
        things(fused.named()));
  }

  /**
   * What is named in the cells [B, T, Z] to whether a kind is in any of them, by noisy-or: its
   * chance and its log-odds, [B, T, 2 Q]. What real pictures teach the cells reaches the events by
   * this short way.
   */
  private Operand<TFloat32> sightings(Operand<TFloat32> named) {
    Operand<TFloat32> nowhere =
        tf.sum(
            tf.math.log1p(tf.math.neg(tf.math.minimum(apart(named), tf.constant(SUREST)))),
            tf.constant(new int[] {2, 4}),
            new Sum.Options[0]);
    Operand<TFloat32> somewhere = tf.math.neg(tf.math.expm1(nowhere));
    Operand<TFloat32> odds =
        tf.math.sub(tf.math.log(tf.math.add(somewhere, tf.constant(LEAST))), nowhere);
    return tf.concat(List.of(somewhere, tf.math.mul(odds, tf.constant(0.25f))), tf.constant(2));
  }

  /**
   * What is named in the cells [B, T, Z], kinds in colours, to the kinds alone [B, T, G G, Q].
   * Where a colour has no name, the chance of its kind is spread over all of them, hence the sum.
   */
  private Operand<TFloat32> things(Operand<TFloat32> named) {
    return tf.math.minimum(
        tf.sum(apart(named), tf.constant(4), new Sum.Options[0]), tf.constant(1f));
  }

  /** What is named in the cells [B, T, Z] with its axes apart: [B, T, G G, Q, colours]. */
  private Operand<TFloat32> apart(Operand<TFloat32> named) {
    long cells = (long) config.grid() * config.grid();
    long colours = config.fusion().classes() / config.kinds();
    return tf.reshape(
        named,
        tf.constant(new long[] {-1, config.fusion().slots(), cells, config.kinds(), colours}));
  }

  /**
   * A token [B, 1, D] for each group of facts [B, K]: what belongs to one kind of thing, its
   * colour, its motion, its side, is found in one place by who asks for the kind.
   */
  private List<Operand<TFloat32>> groups(Operand<TFloat32> chances) {
    List<Operand<TFloat32>> tokens = new ArrayList<>();
    long from = 0;
    for (int i = 0; i < toldOf.size(); i++) {
      int size = config.factGroups().get(i);
      tokens.add(
          tf.reshape(
              toldOf.get(i).apply(Slices.cut(tf, chances, 1, from, size)),
              tf.constant(new long[] {-1, 1, config.fusion().width()})));
      from += size;
    }
    return tokens;
  }

  /** The embedding of the moment in which each window ends, length one: [B, U]. */
  public Operand<TFloat32> embed(WindowTensors windows) {
    return moment.apply(fusion.fuse(windows).slots());
  }

  /** What a caption is written from: the part of a context [B, C, D] that tells of the window. */
  public Operand<TFloat32> now(Operand<TFloat32> contexts) {
    return Slices.cut(tf, contexts, 1, 0, config.nowTokens());
  }

  /** The memory for questions on what was before the window; zeros where it is empty: [B, M, D]. */
  private Operand<TFloat32> past(WindowTensors windows) {
    return tf.math.mul(
        tf.math.add(remembered.apply(windows.memory()), memoryPlaces),
        tf.reshape(
            windows.memoryMask(), tf.constant(new long[] {-1, config.fusion().memory(), 1})));
  }
}
