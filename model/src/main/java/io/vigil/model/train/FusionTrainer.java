package io.vigil.model.train;

import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.bundle.BundleWeights;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.Tensors;
import io.vigil.model.layers.LayerScope;
import io.vigil.model.layers.Weight;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.world.EventTypes;
import io.vigil.model.world.QuestionWriter;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Trains what stands on encoders that stay as they are: fusion and heads of a bundle learn to read
 * the tokens of an encoder that was made elsewhere. Clips of simulated cameras are encoded once and
 * used a few times. For one thread.
 */
public final class FusionTrainer {

  /** What stays as it is. */
  private static final List<String> ENCODERS = List.of("frames/", "audio/");

  private static final float CLIP = 1f;
  private static final float DECAY = 0.02f;
  private static final int USES = 3;
  private static final int POOL = 400;

  private final Plan plan;
  private final Listener listener;

  /**
   * How much is learnt.
   *
   * @param steps in all
   * @param clips of a step, at least 2
   * @param rate highest learning rate
   * @param seed of the draws
   */
  public record Plan(int steps, int clips, double rate, long seed) {
    /** So many steps as are usual. */
    public static Plan of(int steps) {
      return new Plan(steps, 12, 5e-4, 20_263);
    }
  }

  /** Hears of each step; may end the training by an exception. */
  public interface Listener {
    /**
     * A step is done.
     *
     * @param done steps
     * @param loss of it
     */
    void at(int done, double loss);
  }

  /** A clip without its pictures and its sound, for which tokens stand. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of tokens; compared by nobody
  private record Encoded(Clip clip, float[] pictures, float[] sound) {}

  /** A training. */
  public FusionTrainer(Plan plan, Listener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  /** Whether a bundle's fusion and heads have the sizes, types and words of those trained here. */
  public static boolean canTrain(BundleManifest m) {
    NetworkConfig network = Trainer.network();
    BundleManifest.Inputs in = m.inputs();
    int slots = network.fusion().slots();
    return m.eventTypes().stream().map(t -> t.name()).toList().equals(EventTypes.ALL)
        && m.vocabulary().equals(Trainer.vocabulary().words())
        && m.answers().equals(QuestionWriter.ANSWERS)
        && in.width() == network.fusion().width()
        && in.slots() == slots
        && in.frameTokens() == network.fusion().frameTokens()
        && in.audioTokensPerSlot() == network.fusion().audioTokens() / slots
        && in.memoryTokens() == network.fusion().memory()
        && in.embeddingWidth() == network.embedding()
        && in.contextTokens() == network.contextTokens()
        && in.sentenceWords() == network.sentence();
  }

  /**
   * Trains.
   *
   * @param bundle for which {@link #canTrain} holds; it is read, not changed
   * @param encoders the same bundle, served
   * @return the new values of the weights that learnt, by name: their moving averages
   * @throws InterruptedException if interrupted while waiting for clips
   */
  public Map<String, float[]> train(Bundle bundle, Inference encoders) throws InterruptedException {
    NetworkConfig network = Trainer.network();
    ClipShape shape = ClipShape.standard();
    try (Graph graph = new Graph()) {
      LayerScope scope = LayerScope.root(Ops.create(graph));
      TrainingGraph training =
          new TrainingGraph(scope, network, shape, LossWeights.withoutEncoders());
      List<Weight> learning =
          scope.weights().stream()
              .filter(weight -> ENCODERS.stream().noneMatch(weight.name()::startsWith))
              .toList();
      AdamW optimizer = new AdamW(scope, learning, training.losses().total(), CLIP, DECAY);
      try (Session session = new Session(graph);
          ReplayQueue<Encoded> clips = clips(shape, network, encoders)) {
        scope.load(session, beginning(scope, learning, bundle));
        TrainingStep step = new TrainingStep(session, training, optimizer);
        BatchMaker batches = new BatchMaker(network, shape, Trainer.vocabulary(), plan.seed());
        run(step, training, batches, clips);
        return new Checkpoint(plan.steps(), 0, scope.values(session)).served();
      }
    }
  }

  private void run(
      TrainingStep step, TrainingGraph graph, BatchMaker batches, ReplayQueue<Encoded> clips)
      throws InterruptedException {
    int warmUp = Math.min(40, 1 + plan.steps() / 10);
    Schedule schedule = new Schedule(plan.rate(), warmUp, plan.steps(), 0.5);
    int averaging = Math.max(1, plan.steps() / 10);
    List<Glance> none = List.of(Glance.none(graph.network().frames().size()));
    for (int done = 0; done < plan.steps(); done++) {
      List<Encoded> taken = new ArrayList<>();
      for (int i = 0; i < plan.clips(); i++) {
        taken.add(clips.take());
      }
      Batch batch = batches.make(taken.stream().map(Encoded::clip).toList(), none);
      Map<Operand<TFloat32>, float[]> given =
          Map.of(
              graph.pictureTokens(), Tensors.joined(taken.stream().map(Encoded::pictures).toList()),
              graph.soundTokens(), Tensors.joined(taken.stream().map(Encoded::sound).toList()));
      double loss = step.run(batch, given, done, schedule.rate(done), averaging)[0];
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("training diverged at step " + done);
      }
      listener.at(done + 1, loss);
    }
  }

  private ReplayQueue<Encoded> clips(ClipShape shape, NetworkConfig network, Inference encoders) {
    int size = encoders.manifest().inputs().frameSize();
    ClipMaker maker =
        new ClipMaker(shape, Split.TRAIN, size, network.grid(), false, Material.procedural());
    return new ReplayQueue<>(
        "encoded-clip",
        number -> encoded(maker.make(number), shape, size, encoders),
        plan.seed() << 20,
        1,
        POOL,
        USES);
  }

  private static Encoded encoded(Clip clip, ClipShape shape, int size, Inference encoders) {
    List<byte[]> pictures = new ArrayList<>();
    int length = size * size * 3;
    for (int k = 0; k < shape.slots(); k++) {
      pictures.add(Arrays.copyOfRange(clip.pictures(), k * length, (k + 1) * length));
    }
    List<short[]> seconds = new ArrayList<>();
    int rate = clip.sound().length / shape.seconds();
    for (int s = 0; s < shape.seconds(); s++) {
      seconds.add(Arrays.copyOfRange(clip.sound(), s * rate, (s + 1) * rate));
    }
    Clip bare =
        new Clip(
            new byte[0],
            clip.sound(),
            clip.missing(),
            clip.regions(),
            clip.heard(),
            clip.sightings(),
            clip.targets());
    return new Encoded(
        bare,
        Tensors.joined(encoders.encodeFrames(pictures)),
        Tensors.joined(encoders.encodeAudio(seconds)));
  }

  /** What the bundle has as it is, what only training has by chance, moments of zero. */
  private Map<String, float[]> beginning(LayerScope scope, List<Weight> learning, Bundle bundle) {
    Map<String, float[]> values = new HashMap<>(scope.initialValues(plan.seed()));
    values.putAll(BundleWeights.read(bundle, learning.stream().map(Weight::name).toList()));
    for (Weight weight : learning) {
      float[] value = values.getOrDefault(weight.name(), new float[0]);
      values.putAll(AdamW.beginning(weight.name(), value));
    }
    return values;
  }
}
