package io.vigil.operators.metrics;

import io.vigil.operators.batch.BatchListener;
import io.vigil.operators.batch.MicroBatcher;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a step with inference tells: {@code latencyMillis} from taking a record to its answer,
 * {@code batchSize} and {@code inferenceMillis} of the process's batches, {@code inFlight} and
 * {@code queued} of the process. Thread-safe.
 */
public final class StepMetrics implements AutoCloseable {

  private static final int WINDOW = 1024;

  private final SlidingHistogram latency = new SlidingHistogram(WINDOW);
  private final SlidingHistogram batchSize = new SlidingHistogram(WINDOW);
  private final SlidingHistogram inference = new SlidingHistogram(WINDOW);
  private final BatchListener listener;
  private final MicroBatcher<?, ?> batcher;

  /** Registers the metrics of a step whose records go through a batcher. */
  public StepMetrics(MetricGroup group, MicroBatcher<?, ?> batcher) {
    this.batcher = batcher;
    this.listener =
        (size, nanos) -> {
          batchSize.update(size);
          inference.update(nanos / 1_000_000);
        };
    batcher.listen(listener);
    group.histogram("latencyMillis", latency);
    group.histogram("batchSize", batchSize);
    group.histogram("inferenceMillis", inference);
    group.gauge("inFlight", batcher::inFlight);
    group.gauge("queued", batcher::queued);
  }

  /**
   * A record was answered.
   *
   * @param nanos since it was taken, nanoseconds
   */
  public void answered(long nanos) {
    latency.update(nanos / 1_000_000);
  }

  @Override
  public void close() {
    batcher.unlisten(listener);
  }
}
