package io.vigil.model.network;

import io.vigil.model.fusion.WindowTensors;
import io.vigil.model.head.CaptionDecoder;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The graph of a bundle: the network behind its signatures. Letters as in {@link Network}.
 *
 * <table>
 * <caption>Signatures</caption>
 * <tr><td>encode_frames</td><td>pictures [B, size, size, 3] uint8</td><td>tokens [B, F, D]</td></tr>
 * <tr><td>encode_audio</td><td>sound [B, 16000], -1 to 1</td><td>tokens [B, A / T * 2, D]</td></tr>
 * <tr><td>encode_text</td><td>words [B, L] int32</td><td>embedding [B, U]</td></tr>
 * <tr><td>fuse</td><td>frames [B, T, F, D], frame_mask [B, T], audio [B, A, D], audio_mask [B, A],
 * memory [B, M, D], memory_mask [B, M]</td><td>events [B, T, E], event_shares [B, E], due [B],
 * picture_share [B], embedding [B, U], context [B, C, D], things [B, T, G G, Q]</td></tr>
 * <tr><td>answer</td><td>context [B, C, D], question [B, L] int32</td><td>probabilities [B,
 * Z]</td></tr>
 * <tr><td>caption</td><td>context [B, C, D]</td><td>words [B, L] int32, probabilities [B,
 * L]</td></tr>
 * <tr><td>explain, explain_score</td><td colspan="2">see {@link ExplainGraph}</td></tr>
 * </table>
 */
public final class ServingGraph {

  /** Newest slots over which the shares are taken. */
  private static final int NEWEST = 2;

  private final Ops tf;
  private final LayerScope scope;
  private final NetworkConfig config;
  private final Network network;
  private final Variable<TFloat32> scales;
  private final Variable<TFloat32> offsets;
  private final Variable<TFloat32> needsPictures;
  private final Variable<TFloat32> needsSound;
  private final List<Signature> signatures;

  /** Builds the graph that {@code tf} writes to. */
  public ServingGraph(Ops tf, NetworkConfig config) {
    this.tf = tf;
    this.config = config;
    this.scope = LayerScope.root(tf);
    this.network = new Network(scope, config);
    this.scales = scope.variable(Calibration.NAMES.get(0), Shape.of(config.events() + 1L));
    this.offsets = scope.variable(Calibration.NAMES.get(1), Shape.of(config.events() + 1L));
    this.needsPictures = scope.variable(Calibration.NAMES.get(2), Shape.of(config.events()));
    this.needsSound = scope.variable(Calibration.NAMES.get(3), Shape.of(config.events()));
    List<Signature> all =
        new ArrayList<>(List.of(frames(), audio(), text(), fuse(), caption(), answer()));
    all.addAll(
        new ExplainGraph(scope, network, events -> newest(calibrated(events, 0, config.events())))
            .signatures());
    this.signatures = List.copyOf(all);
  }

  /** The signatures, ready for export. */
  public List<Signature> signatures() {
    return signatures;
  }

  /** The names of the weights that {@link #load} needs. */
  public List<String> weights() {
    return scope.weights().stream().map(w -> w.name()).toList();
  }

  /** Sets weights and calibration of a session. */
  public void load(Session session, Map<String, float[]> weights, Calibration calibration) {
    scope.load(session, weights);
    scope.load(session, calibration.named());
  }

  private Signature frames() {
    long size = config.frames().size();
    Placeholder<TUint8> pictures =
        tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, size, size, 3)));
    return Signature.builder("encode_frames")
        .input("pictures", pictures)
        .output("tokens", network.frames().encode(pictures))
        .build();
  }

  private Signature audio() {
    Placeholder<TFloat32> sound = floats(-1, 16_000);
    return Signature.builder("encode_audio")
        .input("sound", sound)
        .output("tokens", network.audio().encode(sound))
        .build();
  }

  private Signature text() {
    Placeholder<TInt32> words =
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, config.sentence())));
    return Signature.builder("encode_text")
        .input("words", words)
        .output("embedding", network.text().apply(words))
        .build();
  }

  private Signature caption() {
    Placeholder<TFloat32> context = floats(-1, config.contextTokens(), config.fusion().width());
    CaptionDecoder.Greedy greedy = network.captions().decode(network.now(context));
    return Signature.builder("caption")
        .input("context", context)
        .output("words", greedy.ids())
        .output("probabilities", greedy.probabilities())
        .build();
  }

  private Signature answer() {
    Placeholder<TFloat32> context = floats(-1, config.contextTokens(), config.fusion().width());
    Placeholder<TInt32> question =
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1, config.sentence())));
    return Signature.builder("answer")
        .input("context", context)
        .input("question", question)
        .output("probabilities", tf.nn.softmax(network.answers().apply(question, context)))
        .build();
  }

  private Signature fuse() {
    int slots = config.fusion().slots();
    int width = config.fusion().width();
    Placeholder<TFloat32> frames = floats(-1, slots, config.fusion().frameTokens(), width);
    Placeholder<TFloat32> frameMask = floats(-1, slots);
    Placeholder<TFloat32> audio = floats(-1, config.fusion().audioTokens(), width);
    Placeholder<TFloat32> audioMask = floats(-1, config.fusion().audioTokens());
    Placeholder<TFloat32> memory = floats(-1, config.fusion().memory(), width);
    Placeholder<TFloat32> memoryMask = floats(-1, config.fusion().memory());
    WindowTensors windows =
        new WindowTensors(frames, frameMask, audio, audioMask, memory, memoryMask);
    Readings readings = network.read(windows);
    Operand<TFloat32> events = calibrated(readings.events(), 0, config.events());
    Operand<TFloat32> possible =
        tf.math.mul(possible(needsPictures, frameMask), possible(needsSound, audioMask));
    Operand<TFloat32> probabilities =
        tf.math.mul(
            tf.math.sigmoid(events),
            tf.math.mul(
                tf.reshape(possible, tf.constant(new long[] {-1, 1, config.events()})),
                there(frameMask, audioMask)));
    Operand<TFloat32> newest = newest(events);
    Operand<TFloat32> shares =
        new Shares(tf)
            .events(
                newest,
                without(windows.masked(frameMask, zeros(audioMask), memoryMask)),
                without(windows.masked(zeros(frameMask), audioMask, zeros(memoryMask))),
                frameMask,
                audioMask);
    Operand<TFloat32> due = tf.reshape(readings.due(), tf.constant(new long[] {-1, 1}));
    return Signature.builder("fuse")
        .input("frames", frames)
        .input("frame_mask", frameMask)
        .input("audio", audio)
        .input("audio_mask", audioMask)
        .input("memory", memory)
        .input("memory_mask", memoryMask)
        .output("events", probabilities)
        .output("event_shares", shares)
        .output(
            "due",
            tf.reshape(
                tf.math.sigmoid(calibrated(due, config.events(), 1)), tf.constant(new long[] {-1})))
        .output("picture_share", new Shares(tf).window(shares, tf.math.sigmoid(newest)))
        .output("embedding", readings.embedding())
        .output("context", readings.context())
        .output("things", readings.things())
        .build();
  }

  /** 0 where a type needs a sense of which the window has nothing, else 1: [B, E]. */
  private Operand<TFloat32> possible(Operand<TFloat32> needs, Operand<TFloat32> mask) {
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> any = tf.reduceMax(mask, tf.constant(1), ReduceMax.keepDims(true));
    return tf.math.sub(one, tf.math.mul(tf.math.sub(one, any), needs));
  }

  /** 1 where a slot has a picture or sound; of one that has neither, nothing is told: [B, T, 1]. */
  private Operand<TFloat32> there(Operand<TFloat32> frameMask, Operand<TFloat32> audioMask) {
    long slots = config.fusion().slots();
    long perSlot = config.fusion().audioTokens() / slots;
    Operand<TFloat32> sounds = tf.reshape(audioMask, tf.constant(new long[] {-1, slots, perSlot}));
    Operand<TFloat32> sound = tf.reduceMax(sounds, tf.constant(2), ReduceMax.keepDims(true));
    Operand<TFloat32> picture = tf.reshape(frameMask, tf.constant(new long[] {-1, slots, 1}));
    return tf.math.maximum(sound, picture);
  }

  /** Log-odds over the newest slots of windows without one of their senses: [B, E]. */
  private Operand<TFloat32> without(WindowTensors windows) {
    return newest(calibrated(network.read(windows).events(), 0, config.events()));
  }

  /** [B, T, E] to the mean over the newest slots [B, E]. */
  private Operand<TFloat32> newest(Operand<TFloat32> events) {
    long from = config.fusion().slots() - (long) NEWEST;
    return tf.math.mean(Slices.cut(tf, events, 1, from, NEWEST), tf.constant(new int[] {1}));
  }

  /** Scores whose last axis is that of the calibration's places from {@code from} on. */
  private Operand<TFloat32> calibrated(Operand<TFloat32> scores, long from, long count) {
    return tf.math.add(
        tf.math.mul(scores, Slices.cut(tf, scales, 0, from, count)),
        Slices.cut(tf, offsets, 0, from, count));
  }

  private Operand<TFloat32> zeros(Operand<TFloat32> like) {
    return tf.math.mul(like, tf.constant(0f));
  }

  private Placeholder<TFloat32> floats(long... sizes) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(sizes)));
  }
}
