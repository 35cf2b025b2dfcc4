package io.vigil.model.train;

import io.vigil.model.encoder.MelScale;
import io.vigil.model.fusion.WindowTensors;
import io.vigil.model.layers.Dense;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import io.vigil.model.network.Network;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.network.Readings;
import io.vigil.model.objective.AnswerLoss;
import io.vigil.model.objective.BinaryLoss;
import io.vigil.model.objective.ContrastiveLoss;
import io.vigil.model.objective.NoisyOrLoss;
import io.vigil.model.objective.WordLoss;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.Colour;
import io.vigil.model.world.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The graph of a training step: clips in, one weighted sum of objectives out.
 *
 * <p>Letters: N clips, K slots of a clip, S = K / 2 seconds, W windows of a clip, B = W N windows
 * in the order of windows then clips, T slots of a window, F tokens of a picture, A tokens of a
 * window's sound, M memory, D width, E event types, L words, P P cells of a picture, R classes of
 * things, Q kinds of sounds, Z answers, G real pictures, Y presences.
 */
final class TrainingGraph {

  /** How much more a label that holds counts than one that does not. */
  private static final float RARE = 3f;

  /** How much more a colour or a side counts among the words of a caption. */
  private static final float TELLING = 3f;

  /** How much more a side counts among the facts. */
  private static final float SIDE = 3f;

  private final Ops tf;
  private final Network network;
  private final ClipShape shape;
  private final Placeholder<TUint8> pictures;
  private final Placeholder<TUint8> glances;
  private final Placeholder<TFloat32> sound;
  private final Placeholder<TFloat32> frameMask;
  private final Placeholder<TFloat32> audioMask;
  private final Placeholder<TFloat32> memoryMix;
  private final Placeholder<TFloat32> memoryMask;
  private final Placeholder<TFloat32> events;
  private final Placeholder<TFloat32> eventWeights;
  private final Placeholder<TFloat32> due;
  private final Placeholder<TInt32> words;
  private final Placeholder<TFloat32> sentenceWeights;
  private final Placeholder<TInt32> keys;
  private final Placeholder<TFloat32> regions;
  private final Placeholder<TFloat32> heard;
  private final Placeholder<TFloat32> facts;
  private final Placeholder<TInt32> questions;
  private final Placeholder<TInt32> answers;
  private final Placeholder<TFloat32> answerWeights;
  private final Placeholder<TFloat32> pairWeights;
  private final Placeholder<TFloat32> maskWeights;
  private final Placeholder<TFloat32> melFrames;
  private final Placeholder<TFloat32> melBands;
  private final Placeholder<TFloat32> presences;
  private final Placeholder<TInt32> pairKeys;
  private final Placeholder<TInt32> sentences;
  private final Placeholder<TInt32> masked;
  private final Operand<TFloat32> pictureTokens;
  private final Operand<TFloat32> soundTokens;
  private final Readings readings;
  private final Losses losses;

  /** The parts of the objective, scalars, and their weighted sum. */
  record Losses(
      Operand<TFloat32> total,
      Operand<TFloat32> events,
      Operand<TFloat32> caption,
      Operand<TFloat32> due,
      Operand<TFloat32> contrastive,
      Operand<TFloat32> regions,
      Operand<TFloat32> heard,
      Operand<TFloat32> facts,
      Operand<TFloat32> answers,
      Operand<TFloat32> pairs,
      Operand<TFloat32> masked,
      Operand<TFloat32> presence) {}

  TrainingGraph(LayerScope scope, NetworkConfig config, ClipShape shape, LossWeights weights) {
    this.tf = scope.tf();
    this.shape = shape;
    this.network = new Network(scope, config);
    int size = config.frames().size();
    int slots = config.fusion().slots();
    int sounds = config.fusion().audioTokens();
    int memory = config.fusion().memory();
    pictures = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, size, size, 3)));
    glances = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, size, size, 3)));
    sound = floats(-1, 16_000);
    frameMask = floats(-1, slots);
    audioMask = floats(-1, sounds);
    memoryMix = floats(-1, memory, (long) PastMaker.CLIPS * shape.slots());
    memoryMask = floats(-1, memory);
    events = floats(-1, slots, config.events());
    eventWeights = floats(-1, slots, config.events());
    due = floats(-1);
    words = integers(-1, config.sentence());
    sentenceWeights = floats(-1);
    keys = integers(-1);
    int cells = config.fusion().cells();
    regions = floats(-1, cells, Regions.CLASSES);
    heard = floats(-1, network.audio().tokens(), HeardLabels.TYPES.size());
    facts = floats(-1, config.facts());
    questions = integers(-1, config.sentence());
    answers = integers(-1);
    answerWeights = floats(-1);
    pairWeights = floats(-1);
    pairKeys = integers(-1);
    maskWeights = floats(-1, config.sentence());
    sentences = integers(-1, config.sentence());
    masked = integers(-1, config.sentence());
    melFrames = floats(-1, MelScale.FRAMES);
    melBands = floats(-1, MelScale.BANDS);
    presences = floats(-1, Presences.COUNT);
    pictureTokens = network.frames().encode(pictures);
    soundTokens = network.audio().encode(sound, melFrames, melBands);
    WindowTensors windows = windows();
    readings = network.read(windows);
    losses = losses(scope, windows, weights);
  }

  private Placeholder<TInt32> integers(long... sizes) {
    return tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(sizes)));
  }

  private Placeholder<TFloat32> floats(long... sizes) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(sizes)));
  }

  /** Encodes each picture and second once, and cuts the windows from the clip's tokens. */
  private WindowTensors windows() {
    long slots = shape.slots();
    long tokens = network.frames().tokens();
    long width = network.frames().width();
    Operand<TFloat32> seen =
        tf.reshape(pictureTokens, tf.constant(new long[] {-1, slots, tokens, width}));
    Operand<TFloat32> sounding =
        tf.reshape(
            soundTokens,
            tf.constant(new long[] {-1, (long) shape.seconds() * network.audio().tokens(), width}));
    Operand<TFloat32> whole =
        tf.reshape(
            Slices.cut(tf, seen, 2, tokens - 1, 1), tf.constant(new long[] {-1, slots, width}));
    List<Operand<TFloat32>> frames = new ArrayList<>();
    List<Operand<TFloat32>> sounds = new ArrayList<>();
    List<Operand<TFloat32>> pasts = new ArrayList<>();
    Operand<TFloat32> past = past(whole);
    long perSlot = network.audio().tokens() / 2;
    for (int end : shape.ends()) {
      long start = (long) end - shape.window();
      frames.add(Slices.cut(tf, seen, 1, start, shape.window()));
      sounds.add(Slices.cut(tf, sounding, 1, start * perSlot, shape.window() * perSlot));
      pasts.add(past);
    }
    Operand<TFloat32> memory =
        tf.train.batchMatMul(memoryMix, tf.concat(pasts, tf.constant(0)), TFloat32.class);
    return new WindowTensors(
        tf.concat(frames, tf.constant(0)),
        frameMask,
        tf.concat(sounds, tf.constant(0)),
        audioMask,
        memory,
        memoryMask);
  }

  /** The pictures of each clip, then of the next clips of the batch: [N, K, D] to [N, 3 K, D]. */
  private Operand<TFloat32> past(Operand<TFloat32> whole) {
    Operand<TInt32> clips =
        tf.reshape(Slices.cut(tf, tf.shape(whole), 0, 0, 1), tf.constant(new long[0]));
    List<Operand<TFloat32>> all = new ArrayList<>(List.of(whole));
    for (int further = 1; further < PastMaker.CLIPS; further++) {
      Operand<TInt32> next =
          tf.math.floorMod(
              tf.math.add(tf.range(tf.constant(0), clips, tf.constant(1)), tf.constant(further)),
              clips);
      all.add(tf.gather(whole, next, tf.constant(0)));
    }
    return tf.concat(all, tf.constant(1));
  }

  /** The last window of each clip without its sound, or without its pictures: [N, U]. */
  private Operand<TFloat32> embed(WindowTensors windows, boolean pictures) {
    Operand<TFloat32> seen = last(windows.frameMask());
    Operand<TFloat32> heard = last(windows.audioMask());
    Operand<TFloat32> remembered = last(windows.memoryMask());
    Operand<TFloat32> zero = tf.constant(0f);
    WindowTensors one =
        new WindowTensors(
            last(windows.frames()),
            pictures ? seen : tf.math.mul(seen, zero),
            last(windows.audio()),
            pictures ? tf.math.mul(heard, zero) : heard,
            last(windows.memory()),
            pictures ? remembered : tf.math.mul(remembered, zero));
    return network.embed(one);
  }

  /** The rows of the clips' last windows: [W N, ...] to [N, ...]. */
  private Operand<TFloat32> last(Operand<TFloat32> rows) {
    long[] one = rows.shape().asArray().clone();
    long[] split = new long[one.length + 1];
    split[0] = shape.windows();
    split[1] = -1;
    System.arraycopy(one, 1, split, 2, one.length - 1);
    one[0] = -1;
    return tf.reshape(
        Slices.cut(tf, tf.reshape(rows, tf.constant(split)), 0, shape.windows() - 1L, 1),
        tf.constant(one));
  }

  private Losses losses(LayerScope scope, WindowTensors windows, LossWeights weights) {
    Operand<TFloat32> event = BinaryLoss.mean(tf, readings.events(), events, eventWeights);
    Operand<TFloat32> when = BinaryLoss.mean(tf, readings.due(), due, known(due));
    Operand<TFloat32> scores = network.captions().score(network.now(readings.context()), before());
    Operand<TFloat32> caption =
        WordLoss.mean(tf, scores, words, sentenceWeights, wordImportance(), weights.smoothing());
    Operand<TFloat32> contrastive =
        new ContrastiveLoss(scope.in("contrastive"))
            .mean(readings.embedding(), network.text().apply(sentences), keys, sentenceWeights);
    Operand<TFloat32> where = named(inCells(pictureTokens), regions);
    Operand<TFloat32> shown =
        NoisyOrLoss.mean(
            tf,
            inCells(network.frames().encode(glances)),
            tf.constant(Presences.groups()),
            presences);
    Dense sounds =
        new Dense(scope.in("heard"), soundTokens.shape().get(2), HeardLabels.TYPES.size());
    Operand<TFloat32> what = named(sounds.apply(soundTokens), heard);
    Operand<TFloat32> said = named(readings.facts(), facts, factWeights());
    Operand<TFloat32> answered =
        AnswerLoss.mean(
            tf, network.answers().apply(questions, readings.context()), answers, answerWeights);
    Operand<TFloat32> together =
        new ContrastiveLoss(scope.in("pairs"))
            .mean(embed(windows, true), embed(windows, false), pairKeys, pairWeights);
    Dense guess =
        new Dense(scope.in("masked"), network.config().fusion().width(), network.config().words());
    Operand<TFloat32> guessed =
        WordLoss.weighted(tf, guess.apply(network.text().read(masked)), sentences, maskWeights, 0);
    Operand<TFloat32> total =
        tf.math.addN(
            List.of(
                tf.math.mul(event, tf.constant(weights.events())),
                tf.math.mul(caption, tf.constant(weights.caption())),
                tf.math.mul(when, tf.constant(weights.due())),
                tf.math.mul(contrastive, tf.constant(weights.contrastive())),
                tf.math.mul(where, tf.constant(weights.regions())),
                tf.math.mul(what, tf.constant(weights.heard())),
                tf.math.mul(said, tf.constant(weights.facts())),
                tf.math.mul(answered, tf.constant(weights.answers())),
                tf.math.mul(together, tf.constant(weights.pairs())),
                tf.math.mul(guessed, tf.constant(weights.masked())),
                tf.math.mul(shown, tf.constant(weights.presence()))));
    return new Losses(
        total,
        event,
        caption,
        when,
        contrastive,
        where,
        what,
        said,
        answered,
        together,
        guessed,
        shown);
  }

  /** What is in the cells of pictures: tokens [N, F, D] to scores [N, P P, R]. */
  private Operand<TFloat32> inCells(Operand<TFloat32> tokens) {
    return network.fusion().regions().apply(Slices.cut(tf, tokens, 1, 0, network.frames().cells()));
  }

  /** 1 where a label is known, 0 where it is negative. */
  private Operand<TFloat32> known(Operand<TFloat32> labels) {
    return tf.dtypes.cast(tf.math.greaterEqual(labels, tf.constant(0f)), TFloat32.class);
  }

  /** The loss of labels of which few hold; those count more, and negative ones not at all. */
  private Operand<TFloat32> named(Operand<TFloat32> scores, Placeholder<TFloat32> labels) {
    return named(scores, labels, tf.constant(1f));
  }

  private Operand<TFloat32> named(
      Operand<TFloat32> scores, Placeholder<TFloat32> labels, Operand<TFloat32> importance) {
    Operand<TFloat32> weights =
        tf.math.mul(
            known(labels), tf.math.add(tf.math.mul(labels, tf.constant(RARE)), tf.constant(1f)));
    return BinaryLoss.mean(tf, scores, labels, tf.math.mul(weights, importance));
  }

  /** Of each fact [K]: a side is the hardest to tell, and one of few. */
  private Operand<TFloat32> factWeights() {
    float[] importance = new float[network.config().facts()];
    for (int i = 0; i < importance.length; i++) {
      boolean side = i < FactAtoms.ALL.size() && FactAtoms.ALL.get(i).startsWith("side=");
      importance[i] = side ? SIDE : 1f;
    }
    return tf.constant(importance);
  }

  /**
   * Of each word [V]: most of a caption's words could as well be others, but a colour or a side is
   * right or wrong.
   */
  private float[] wordImportance() {
    List<String> vocabulary = Trainer.vocabulary().words();
    Set<String> telling = new HashSet<>();
    for (Colour colour : Colour.values()) {
      telling.add(colour.word());
    }
    for (Side side : Side.values()) {
      telling.add(side.word());
    }
    float[] importance = new float[network.config().words()];
    for (int i = 0; i < importance.length; i++) {
      boolean tells = i < vocabulary.size() && telling.contains(vocabulary.get(i));
      importance[i] = tells ? TELLING : 1f;
    }
    return importance;
  }

  /** The words moved right by one, behind the beginning: [B, L]. */
  private Operand<TInt32> before() {
    long length = network.config().sentence();
    Operand<TInt32> cut = Slices.cut(tf, words, 1, 0, length - 1);
    return tf.pad(cut, tf.constant(new int[][] {{0, 0}, {1, 0}}), tf.constant(Vocabulary.BOS));
  }

  Network network() {
    return network;
  }

  Readings readings() {
    return readings;
  }

  /** What the encoder makes of the pictures [N K, F, D]. */
  Operand<TFloat32> pictureTokens() {
    return pictureTokens;
  }

  /** What the encoder makes of the sound [N S, A / T * 2, D]. */
  Operand<TFloat32> soundTokens() {
    return soundTokens;
  }

  Losses losses() {
    return losses;
  }

  Placeholder<TUint8> pictures() {
    return pictures;
  }

  Placeholder<TUint8> glances() {
    return glances;
  }

  Placeholder<TFloat32> sound() {
    return sound;
  }

  /** The placeholders of floats behind pictures and sound, in the order of {@link Batch}. */
  List<Placeholder<TFloat32>> floats() {
    return List.of(
        frameMask,
        audioMask,
        memoryMix,
        memoryMask,
        events,
        eventWeights,
        due,
        sentenceWeights,
        regions,
        heard,
        facts,
        answerWeights,
        pairWeights,
        maskWeights,
        melFrames,
        melBands,
        presences);
  }

  /** The placeholders of numbers, in the order of {@link Batch}. */
  List<Placeholder<TInt32>> integers() {
    return List.of(words, questions, answers, keys, pairKeys, sentences, masked);
  }
}
