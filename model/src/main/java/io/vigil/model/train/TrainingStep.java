package io.vigil.model.train;

import io.vigil.model.network.NetworkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Runs one step of training on a batch. For one thread. */
final class TrainingStep {

  private final Session session;
  private final TrainingGraph graph;
  private final AdamW optimizer;

  TrainingStep(Session session, TrainingGraph graph, AdamW optimizer) {
    this.session = session;
    this.graph = graph;
    this.optimizer = optimizer;
  }

  /**
   * Learns from a batch.
   *
   * @param step counted from 0
   * @return total, events, caption, due, contrastive, norm of the gradient, regions, heard, facts,
   *     answers, pairs, masked, presence
   */
  double[] run(Batch batch, long step, double rate, int averaging) {
    return run(batch, Map.of(), step, rate, averaging);
  }

  /**
   * As above.
   *
   * @param given what takes the place of tensors of the graph, which are then not computed
   */
  double[] run(
      Batch batch, Map<Operand<TFloat32>, float[]> given, long step, double rate, int averaging) {
    List<Tensor> fed = new ArrayList<>();
    Session.Runner runner = prepared(batch, step, rate, averaging, fed);
    given.forEach((operand, values) -> floats(runner, operand, values, fed));
    try (Result result = runner.run()) {
      double[] values = new double[result.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = ((TFloat32) result.get(i)).getFloat();
      }
      return values;
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** Learns from a batch, and tells what ran for it. */
  RunMetadata trace(Batch batch, long step, double rate, int averaging) {
    List<Tensor> fed = new ArrayList<>();
    Session.Runner runner = prepared(batch, step, rate, averaging, fed);
    runner.setOptions(
        RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
            .setOutputPartitionGraphs(true)
            .build());
    try (Result result = runner.runAndFetchMetadata()) {
      return result.getMetadata().orElseThrow();
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private Session.Runner prepared(
      Batch batch, long step, double rate, int averaging, List<Tensor> fed) {
    Session.Runner runner = session.runner();
    feed(runner, batch, fed);
    // Early on a plain mean, so that the beginning is soon forgotten.
    double share = Math.max(1.0 / averaging, 1.0 / (step + 1));
    scalar(runner, optimizer.rate(), rate, fed);
    scalar(runner, optimizer.power1(), Math.pow(AdamW.BETA1, step + 1.0), fed);
    scalar(runner, optimizer.power2(), Math.pow(AdamW.BETA2, step + 1.0), fed);
    scalar(runner, optimizer.averaging(), share, fed);
    TrainingGraph.Losses losses = graph.losses();
    runner
        .addTarget(optimizer.step())
        .fetch(losses.total())
        .fetch(losses.events())
        .fetch(losses.caption())
        .fetch(losses.due())
        .fetch(losses.contrastive())
        .fetch(optimizer.norm())
        .fetch(losses.regions())
        .fetch(losses.heard())
        .fetch(losses.facts())
        .fetch(losses.answers())
        .fetch(losses.pairs())
        .fetch(losses.masked())
        .fetch(losses.presence());
    return runner;
  }

  private void feed(Session.Runner runner, Batch batch, List<Tensor> fed) {
    NetworkConfig config = graph.network().config();
    pictures(runner, graph.pictures(), batch.pictures(), config.frames().size(), fed);
    pictures(runner, graph.glances(), batch.glances(), config.frames().size(), fed);
    floats(runner, graph.sound(), batch.sound(), fed);
    List<Placeholder<TFloat32>> placeholders = graph.floats();
    for (int i = 0; i < placeholders.size(); i++) {
      floats(runner, placeholders.get(i), batch.floats().get(i), fed);
    }
    List<Placeholder<TInt32>> numbered = graph.integers();
    for (int i = 0; i < numbered.size(); i++) {
      integers(runner, numbered.get(i), batch.integers().get(i), fed);
    }
  }

  private static void pictures(
      Session.Runner runner, Placeholder<TUint8> input, byte[] pixels, int size, List<Tensor> fed) {
    TUint8 tensor =
        TUint8.tensorOf(
            Shape.of(pixels.length / (size * size * 3), size, size, 3),
            DataBuffers.of(pixels, true, false));
    fed.add(tensor);
    runner.feed(input, tensor);
  }

  private static void floats(
      Session.Runner runner, Operand<TFloat32> input, float[] values, List<Tensor> fed) {
    TFloat32 tensor =
        TFloat32.tensorOf(shape(input.shape(), values.length), DataBuffers.of(values, true, false));
    fed.add(tensor);
    runner.feed(input, tensor);
  }

  private static void integers(
      Session.Runner runner, Placeholder<TInt32> input, int[] values, List<Tensor> fed) {
    TInt32 tensor =
        TInt32.tensorOf(shape(input.shape(), values.length), DataBuffers.of(values, true, false));
    fed.add(tensor);
    runner.feed(input, tensor);
  }

  private static void scalar(
      Session.Runner runner, Placeholder<TFloat32> input, double value, List<Tensor> fed) {
    TFloat32 tensor = TFloat32.scalarOf((float) value);
    fed.add(tensor);
    runner.feed(input, tensor);
  }

  /** The shape with its unknown first axis filled in from the number of values. */
  private static Shape shape(Shape declared, int values) {
    long[] sizes = declared.asArray().clone();
    long rest = 1;
    for (int i = 1; i < sizes.length; i++) {
      rest *= sizes[i];
    }
    sizes[0] = values / rest;
    return Shape.of(sizes);
  }
}
