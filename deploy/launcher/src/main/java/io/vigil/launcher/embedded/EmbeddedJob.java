package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that runs on an {@link EmbeddedFlink}. Thread-safe. */
public final class EmbeddedJob {
  private static final long POLL_MILLIS = 50;

  private final MiniCluster cluster;
  private final JobID id;
  private final FlinkSettings settings;

  EmbeddedJob(MiniCluster cluster, JobID id, FlinkSettings settings) {
    this.cluster = cluster;
    this.id = id;
    this.settings = settings;
  }

  /** Completes with what ended the job, if it ends before it is drained or cancelled. */
  public CompletableFuture<Failure> fault() {
    return cluster
        .requestJobResult(id)
        .thenCompose(
            result ->
                result
                    .getSerializedThrowable()
                    .map(
                        t ->
                            CompletableFuture.completedFuture(
                                failed(
                                    "failed: "
                                        + root(
                                            t.deserializeError(EmbeddedJob.class.getClassLoader())),
                                    t)))
                    .orElseGet(CompletableFuture::new));
  }

  /** Flink's word for how the job stands. */
  public String status() {
    return get(cluster.getJobStatus(id)).toString();
  }

  /** When its last completed checkpoint was complete. */
  public Optional<Instant> lastCheckpoint() {
    return Optional.ofNullable(get(cluster.getExecutionGraph(id)).getCheckpointStatsSnapshot())
        .flatMap(stats -> Optional.ofNullable(stats.getHistory().getLatestCompletedCheckpoint()))
        .map(checkpoint -> Instant.ofEpochMilli(checkpoint.getLatestAckTimestamp()));
  }

  /**
   * Stops the job when all that it has read is worked off and written: time is moved to its end, so
   * that every open window and event is closed.
   *
   * @return where its state was saved
   */
  public String drain() {
    return get(
        cluster.stopWithSavepoint(
            id,
            settings.directory().resolve("savepoints").toUri().toString(),
            true,
            SavepointFormatType.CANONICAL));
  }

  /** Stops the job with its state saved; what is open goes on at its next start. */
  public String stop() {
    return get(
        cluster.stopWithSavepoint(
            id,
            settings.directory().resolve("savepoints").toUri().toString(),
            false,
            SavepointFormatType.CANONICAL));
  }

  /** Stops the job at once; what it had read and not written is read again at its next start. */
  public void cancel() {
    if (!get(cluster.getJobStatus(id)).isTerminalState()) {
      get(cluster.cancelJob(id));
    }
  }

  void awaitRunning() throws InterruptedException {
    long deadline = System.nanoTime() + settings.timeout().toNanos();
    while (!allTasksRun()) {
      JobStatus status = get(cluster.getJobStatus(id));
      if (status.isTerminalState()) {
        throw Optional.ofNullable(fault().getNow(null))
            .orElseGet(() -> failed("ended as it started (" + status + ")", null));
      }
      if (System.nanoTime() > deadline) {
        throw failed(
            "does not run after " + settings.timeout().toSeconds() + " s; see the log file", null);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean allTasksRun() {
    AccessExecutionGraph graph = get(cluster.getExecutionGraph(id));
    return graph.getState() == JobStatus.RUNNING
        && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
            .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
  }

  private <T> T get(CompletableFuture<? extends T> future) {
    Duration timeout = settings.timeout();
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", e);
    } catch (ExecutionException e) {
      throw failed("failed: " + root(e), e);
    } catch (TimeoutException e) {
      throw failed("does not answer within " + timeout.toSeconds() + " s", e);
    }
  }

  static Failure failed(String how, @org.jspecify.annotations.Nullable Throwable cause) {
    return new Failure(
        ExitCode.JOB,
        "job.failed",
        "the job " + how,
        "run again with --verbose to see more",
        cause);
  }

  /** The innermost message: Flink wraps a cause several times. */
  static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
