package io.vigil.model.train;

import io.vigil.model.layers.LayerScope;
import io.vigil.model.network.NetworkConfig;
import io.vigil.model.world.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunMetadata;

/**
 * Steps of the real training on one batch that is made beforehand, to be timed: forth, back and the
 * update, without the making of clips. Owns native memory: close it. For one thread.
 */
public final class TrainingProbe implements AutoCloseable {
  private static final double RATE = 1e-4;
  private static final int AVERAGING = 400;
  private static final long SEED = 1;

  private final Graph graph;
  private final Session session;
  private final TrainingStep step;
  private final Batch batch;
  private long done;

  /**
   * Builds graph and batch.
   *
   * @param clips of a step, at least 2
   */
  public TrainingProbe(int clips) {
    NetworkConfig network = Trainer.network();
    ClipShape shape = ClipShape.standard();
    graph = new Graph();
    LayerScope scope = LayerScope.root(Ops.create(graph));
    TrainConfig config = TrainConfig.standard(java.nio.file.Path.of(""), 1);
    TrainingGraph training = new TrainingGraph(scope, network, shape, config.losses());
    AdamW optimizer = new AdamW(scope, training.losses().total(), config.clip(), config.decay());
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(2)
                .setInterOpParallelismThreads(2)
                .build());
    Map<String, float[]> values = new HashMap<>();
    scope
        .initialValues(SEED)
        .forEach(
            (name, array) -> {
              values.put(name, array);
              AdamW.KEPT.forEach(kept -> values.put(name + kept, new float[array.length]));
            });
    scope.load(session, values);
    step = new TrainingStep(session, training, optimizer);
    ClipMaker maker = new ClipMaker(shape, Split.TRAIN, network.frames().size(), false);
    List<Clip> made = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      made.add(maker.make(i));
    }
    batch =
        new BatchMaker(network, shape, Trainer.vocabulary(), SEED)
            .make(made, List.of(Glance.none(network.frames().size())));
  }

  /** One step. */
  public void step() {
    step.run(batch, done++, RATE, AVERAGING);
  }

  /** One step, and what ran for it. */
  public RunMetadata trace() {
    return step.trace(batch, done++, RATE, AVERAGING);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
