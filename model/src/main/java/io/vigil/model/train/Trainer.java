package io.vigil.model.train;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleWeights;
import io.vigil.model.inference.SessionOptions;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Weight;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.text.Vocabulary;
import io.vigil.model.world.CaptionGrammar;
import io.vigil.model.world.Colour;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.QuestionWriter;
import io.vigil.model.world.ThingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;

/**
 * Trains a network on the procedural world. A run can be killed at any time and goes on from its
 * last checkpoint when started again with the same directory.
 *
 * <p>{@code checkpoint.vigil} holds everything; {@code metrics.jsonl} one line for each report.
 */
public final class Trainer {

  /** Name of the checkpoint within the run's directory. */
  public static final String CHECKPOINT = "checkpoint.vigil";

  static final int REPORT_STEPS = 25;

  private final TrainConfig config;
  private final Consumer<Progress> listener;

  /**
   * A run.
   *
   * @param listener hears of progress about every 25 steps
   */
  public Trainer(TrainConfig config, Consumer<Progress> listener) {
    this.config = config;
    this.listener = listener;
  }

  /** Pieces of words that are learned beside the single characters. */
  private static final int PIECES = 60;

  /** The words of captions, those that only questions have, then what spells all other words. */
  public static Vocabulary vocabulary() {
    Vocabulary words = Vocabulary.of(CaptionGrammar.vocabulary()).with(QuestionWriter.vocabulary());
    return words.withPieces(
        words.words().stream().filter(word -> word.chars().allMatch(Character::isLetter)).toList(),
        PIECES);
  }

  /** The sizes of the network that is trained. */
  public static NetworkConfig network() {
    return NetworkConfig.standard(
        EventTypes.ALL.size(),
        FactAtoms.groups(),
        vocabulary().size(),
        QuestionWriter.ANSWERS.size(),
        ThingKind.values().length,
        Colour.values().length);
  }

  /**
   * Trains until the last step of the schedule, or until interrupted; either way ends with a
   * checkpoint.
   *
   * @throws IOException if the directory cannot be read or written
   */
  public void run() throws IOException {
    Files.createDirectories(config.directory());
    NetworkConfig network = network();
    ClipShape shape = ClipShape.standard();
    try (Graph graph = new Graph()) {
      LayerScope scope = LayerScope.root(Ops.create(graph));
      TrainingGraph training = new TrainingGraph(scope, network, shape, config.losses());
      AdamW optimizer = new AdamW(scope, training.losses().total(), config.clip(), config.decay());
      try (Session session = new Session(graph, options())) {
        Checkpoint start = start(scope);
        scope.load(session, start.values());
        BatchMaker batches =
            new BatchMaker(network, shape, vocabulary(), config.seed() + start.step());
        try (Samples samples = new Samples(config, shape, network.frames().size(), start)) {
          new TrainingLoop(session, scope, new TrainingStep(session, training, optimizer), samples)
              .run(config, batches, start, listener);
        }
      }
    }
  }

  /** Two threads; products of matrices in bfloat16, all else as it is, where that is wanted. */
  private ConfigProto options() {
    ConfigProto.Builder options =
        ConfigProto.newBuilder().setIntraOpParallelismThreads(2).setInterOpParallelismThreads(2);
    if (config.bfloat16()) {
      options
          .getGraphOptionsBuilder()
          .getRewriteOptionsBuilder()
          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return options.build();
  }

  private Checkpoint start(LayerScope scope) throws IOException {
    Path file = config.directory().resolve(CHECKPOINT);
    if (Files.exists(file)) {
      Checkpoint saved = Checkpoint.read(file);
      Checkpoint grown =
          new Checkpoint(saved.step(), saved.position(), beginning(scope, saved.values()));
      if (!saved.values().keySet().containsAll(grown.values().keySet())) {
        grown.write(file); // Whoever looks at the run meanwhile finds all that the network has.
      }
      return grown;
    }
    return new Checkpoint(0, 0, beginning(scope, known(scope)));
  }

  /** The weights of the bundle that is gone on from, as they are and as their own average. */
  private Map<String, float[]> known(LayerScope scope) throws IOException {
    if (config.from().isEmpty()) {
      return Map.of();
    }
    List<String> names = scope.weights().stream().map(Weight::name).toList();
    try (Bundle bundle = BundleLoader.load(config.from().get(), SessionOptions.standard())) {
      Map<String, float[]> known = BundleWeights.read(bundle, names);
      Map<String, float[]> all = new HashMap<>(known);
      known.forEach((name, array) -> all.put(name + AdamW.AVERAGE, array.clone()));
      return all;
    } catch (BundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What the network has gained since begins afresh; what it has lost is left behind. */
  private Map<String, float[]> beginning(LayerScope scope, Map<String, float[]> saved) {
    Map<String, float[]> values = new HashMap<>();
    Map<String, Shape> shapes = new HashMap<>();
    scope
        .initialValues(config.seed())
        .forEach(
            (name, array) -> {
              values.put(name, array);
              values.putAll(AdamW.beginning(name, array));
            });
    for (Weight weight : scope.weights()) {
      shapes.put(weight.name(), weight.shape());
      AdamW.KEPT.forEach(kept -> shapes.put(weight.name() + kept, weight.shape()));
    }
    saved.forEach(
        (name, array) ->
            values.computeIfPresent(
                name, (n, fresh) -> Growth.into(fresh, shapes.getOrDefault(n, Shape.of()), array)));
    return values;
  }
}
