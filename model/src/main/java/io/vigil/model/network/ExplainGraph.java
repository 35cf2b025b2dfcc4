package io.vigil.model.network;

import io.vigil.model.encoder.MelScale;
import io.vigil.model.fusion.WindowTensors;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Slices;
import io.vigil.model.layers.Trace;
import io.vigil.model.text.Vocabulary;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Why something is said of a window: encoders, fusion and heads in one graph, from raw pictures and
 * sound to the score of what is asked about, and its gradient back to how much of each patch of a
 * picture, each cell of the spectrogram and each word of a question is there.
 *
 * <p>How much is there is a number, 1 as it is, 0 taken away: a patch becomes its picture's mean
 * colour, a cell of the spectrogram silence, a word an unknown one. The gradient by that number is
 * gradient times (input less what stands for nothing), summed over the patch; its mean along the
 * way from nothing to everything is the integrated gradient (Sundararajan et al. 2017), whose sum
 * is the whole difference in score.
 *
 * <p>Letters as in {@link Network}; S side of a picture, G of its grid of patches, s seconds of a
 * window, X and Y cells of its spectrogram in time and in pitch, Z answers.
 *
 * <table>
 * <caption>Inputs of both signatures</caption>
 * <tr><td>pictures [B, T, S, S, 3] uint8, frame_mask [B, T]</td></tr>
 * <tr><td>sound [B, s, 16000], audio_mask [B, A]</td></tr>
 * <tr><td>memory [B, M, D], memory_mask [B, M]</td></tr>
 * <tr><td>pictures_kept [B, T, G, G], sound_kept [B, X, Y], question_kept [B, L]: 1 as it is, 0
 * taken away</td></tr>
 * <tr><td>events [B, E]: 1 for the type that is explained</td></tr>
 * <tr><td>caption [B, L] int32, words [B, L]: 1 for the word that is explained</td></tr>
 * <tr><td>question [B, L] int32, answers [B, Z]: 1 for the answer that is explained</td></tr>
 * </table>
 *
 * <p>Outputs: score [B], the log-odds of what is explained; of the first signature also pictures
 * [B, T, G, G], sound [B, X, Y] and question [B, L], its gradients by how much is kept, and
 * attention [B, T, G, G]: see {@link PatchAttention}.
 */
final class ExplainGraph {

  private static final float FLOOR = (float) ((Math.log(MelScale.FLOOR) + 5) / 4);

  /** Cells of the spectrogram: 50 ms long, 4 mel bands high. */
  private static final long CELLS_A_SECOND = 20;

  private static final long CELL_BANDS = 4;
  private static final long CELL_ROWS = MelScale.BANDS / CELL_BANDS;
  private static final float NEVER = -1e9f;

  private final Ops tf;
  private final NetworkConfig config;
  private final Network network;
  private final Placeholder<TUint8> pictures;
  private final Placeholder<TFloat32> frameMask;
  private final Placeholder<TFloat32> sound;
  private final Placeholder<TFloat32> audioMask;
  private final Placeholder<TFloat32> memory;
  private final Placeholder<TFloat32> memoryMask;
  private final Placeholder<TFloat32> picturesKept;
  private final Placeholder<TFloat32> soundKept;
  private final Placeholder<TFloat32> questionKept;
  private final Placeholder<TFloat32> events;
  private final Placeholder<TInt32> caption;
  private final Placeholder<TFloat32> words;
  private final Placeholder<TInt32> question;
  private final Placeholder<TFloat32> answers;
  private final Operand<TFloat32> score;
  private final Gradients gradients;
  private final Operand<TFloat32> attention;

  /**
   * Adds to the graph of a network.
   *
   * @param scope of the network
   * @param logOdds what is read of the events' scores [B, T, E]: their calibrated log-odds over the
   *     newest slots [B, E]
   */
  ExplainGraph(LayerScope scope, Network network, UnaryOperator<Operand<TFloat32>> logOdds) {
    this.tf = scope.tf();
    this.network = network;
    this.config = network.config();
    long size = config.frames().size();
    long grid = network.frames().grid();
    long slots = config.fusion().slots();
    long sentence = config.sentence();
    pictures = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, slots, size, size, 3)));
    frameMask = floats(-1, slots);
    sound = floats(-1, seconds(), MelScale.RATE);
    audioMask = floats(-1, config.fusion().audioTokens());
    memory = floats(-1, config.fusion().memory(), config.fusion().width());
    memoryMask = floats(-1, config.fusion().memory());
    picturesKept = floats(-1, slots, grid, grid);
    soundKept = floats(-1, seconds() * CELLS_A_SECOND, CELL_ROWS);
    questionKept = floats(-1, sentence);
    events = floats(-1, config.events());
    caption = integers(-1, sentence);
    words = floats(-1, sentence);
    question = integers(-1, sentence);
    answers = floats(-1, config.answers());
    Trace.Traced<Operand<TFloat32>> traced = scope.trace().of(() -> score(logOdds));
    score = traced.part();
    PatchAttention patches = new PatchAttention(tf, traced.notes());
    gradients =
        tf.gradients(score, List.of(picturesKept, soundKept, questionKept, patches.output()));
    attention =
        tf.reshape(
            patches.rollout(gradients.dy(3)), tf.constant(new long[] {-1, slots, grid, grid}));
  }

  /** The signatures, ready for export: the score with what it is due to, and the score alone. */
  List<Signature> signatures() {
    Signature explain =
        inputs("explain")
            .output("score", score)
            .output("pictures", gradients.<TFloat32>dy(0))
            .output("sound", gradients.<TFloat32>dy(1))
            .output("question", gradients.<TFloat32>dy(2))
            .output("attention", attention)
            .build();
    return List.of(explain, inputs("explain_score").output("score", score).build());
  }

  private Signature.Builder inputs(String key) {
    return Signature.builder(key)
        .input("pictures", pictures)
        .input("frame_mask", frameMask)
        .input("sound", sound)
        .input("audio_mask", audioMask)
        .input("memory", memory)
        .input("memory_mask", memoryMask)
        .input("pictures_kept", picturesKept)
        .input("sound_kept", soundKept)
        .input("question_kept", questionKept)
        .input("events", events)
        .input("caption", caption)
        .input("words", words)
        .input("question", question)
        .input("answers", answers);
  }

  private Operand<TFloat32> score(UnaryOperator<Operand<TFloat32>> logOdds) {
    Readings readings =
        network.read(new WindowTensors(seen(), frameMask, heard(), audioMask, memory, memoryMask));
    Operand<TFloat32> ofEvents = chosen(logOdds.apply(readings.events()), events);
    Operand<TFloat32> ofWords = chosen(wordOdds(network.now(readings.context())), words);
    Operand<TFloat32> ofAnswers = answerOdds(readings.context());
    return tf.math.add(tf.math.add(ofEvents, ofWords), ofAnswers);
  }

  /** Tokens of the pictures, each patch as far as it is kept: [B, T, F, D]. */
  private Operand<TFloat32> seen() {
    long size = config.frames().size();
    long grid = network.frames().grid();
    Operand<TFloat32> whole =
        tf.reshape(
            tf.dtypes.cast(pictures, TFloat32.class), tf.constant(new long[] {-1, size, size, 3}));
    Operand<TFloat32> mean =
        tf.math.mean(whole, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
    Operand<TFloat32> patches =
        tf.reshape(
            tf.math.sub(whole, mean),
            tf.constant(new long[] {-1, grid, size / grid, grid, size / grid, 3}));
    Operand<TFloat32> kept =
        tf.math.mul(
            patches, tf.reshape(picturesKept, tf.constant(new long[] {-1, grid, 1, grid, 1, 1})));
    Operand<TFloat32> masked =
        tf.math.add(tf.reshape(kept, tf.constant(new long[] {-1, size, size, 3})), mean);
    return tf.reshape(
        network.frames().encodeFloats(masked),
        tf.constant(
            new long[] {
              -1, config.fusion().slots(), config.fusion().frameTokens(), config.fusion().width()
            }));
  }

  /** Tokens of the sound, each cell of its spectrogram as far as it is kept: [B, A, D]. */
  private Operand<TFloat32> heard() {
    Operand<TFloat32> mel =
        network.audio().spectrogram(tf.reshape(sound, tf.constant(new long[] {-1, MelScale.RATE})));
    Operand<TFloat32> floor = tf.constant(FLOOR);
    Operand<TFloat32> cells =
        tf.reshape(
            tf.math.sub(mel, floor),
            tf.constant(
                new long[] {
                  -1, CELLS_A_SECOND, MelScale.FRAMES / CELLS_A_SECOND, CELL_ROWS, CELL_BANDS
                }));
    Operand<TFloat32> kept =
        tf.math.mul(
            cells,
            tf.reshape(soundKept, tf.constant(new long[] {-1, CELLS_A_SECOND, 1, CELL_ROWS, 1})));
    Operand<TFloat32> masked =
        tf.math.add(
            tf.reshape(kept, tf.constant(new long[] {-1, MelScale.FRAMES, MelScale.BANDS})), floor);
    return tf.reshape(
        network.audio().encodeSpectrogram(masked),
        tf.constant(new long[] {-1, config.fusion().audioTokens(), config.fusion().width()}));
  }

  /** Log-odds of each word of the caption, given those before it: [B, L]. */
  private Operand<TFloat32> wordOdds(Operand<TFloat32> context) {
    long length = config.sentence();
    Operand<TInt32> before =
        tf.pad(
            Slices.cut(tf, caption, 1, 0, length - 1),
            tf.constant(new int[][] {{0, 0}, {1, 0}}),
            tf.constant(Vocabulary.BOS));
    Operand<TFloat32> scores = network.captions().score(context, before); // [B, L, V]
    Operand<TFloat32> own =
        tf.oneHot(caption, tf.constant(config.words()), tf.constant(1f), tf.constant(0f));
    return odds(scores, own, 2);
  }

  /** Log-odds of the chosen answer: [B]. */
  private Operand<TFloat32> answerOdds(Operand<TFloat32> context) {
    Operand<TFloat32> vectors = network.answers().vectors(question);
    Operand<TFloat32> unknown =
        network.answers().vectors(tf.constant(new int[][] {{Vocabulary.UNK}})); // [1, 1, D]
    Operand<TFloat32> kept =
        tf.reshape(questionKept, tf.constant(new long[] {-1, config.sentence(), 1}));
    Operand<TFloat32> masked =
        tf.math.add(tf.math.mul(tf.math.sub(vectors, unknown), kept), unknown);
    Operand<TFloat32> odds = odds(network.answers().apply(question, masked, context), answers, 1);
    return tf.math.mul(odds, tf.sum(answers, tf.constant(1)));
  }

  /**
   * Log-odds of one choice of a softmax against all others: its score less the logarithm of the sum
   * of the others' exponentials. Unlike the logarithm of its probability it does not flatten where
   * the network is sure.
   *
   * @param scores [..., N]
   * @param own 1 for the choice, else 0 [..., N]
   * @param axis the last
   */
  private Operand<TFloat32> odds(Operand<TFloat32> scores, Operand<TFloat32> own, int axis) {
    Operand<TFloat32> others = tf.math.add(scores, tf.math.mul(own, tf.constant(NEVER)));
    Operand<TFloat32> greatest =
        tf.stopGradient(tf.reduceMax(others, tf.constant(axis), ReduceMax.keepDims(true)));
    Operand<TFloat32> sum =
        tf.sum(tf.math.exp(tf.math.sub(others, greatest)), tf.constant(axis), Sum.keepDims(true));
    Operand<TFloat32> against = tf.math.add(tf.math.log(sum), greatest);
    Operand<TFloat32> score =
        tf.sum(tf.math.mul(scores, own), tf.constant(axis), Sum.keepDims(true));
    return tf.squeeze(tf.math.sub(score, against), Squeeze.axis(List.of((long) axis)));
  }

  /** The sum of what is asked about: values [B, N], weights [B, N] to [B]. */
  private Operand<TFloat32> chosen(Operand<TFloat32> values, Operand<TFloat32> weights) {
    return tf.sum(tf.math.mul(values, weights), tf.constant(new int[] {1}));
  }

  private long seconds() {
    return config.fusion().audioTokens() / (long) network.audio().tokens();
  }

  private Placeholder<TFloat32> floats(long... sizes) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(sizes)));
  }

  private Placeholder<TInt32> integers(long... sizes) {
    return tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(sizes)));
  }
}
