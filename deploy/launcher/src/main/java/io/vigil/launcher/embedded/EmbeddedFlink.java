package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this process: one JobManager, one TaskManager, Flink's own code.
 *
 * <pre>{@code
 * try (EmbeddedFlink flink = EmbeddedFlink.start(settings)) {
 *   StreamExecutionEnvironment env = flink.environment();
 *   VigilJob.build(env, jobConfig);
 *   EmbeddedJob job = flink.submit(env);
 *   ...
 *   job.drain();
 * }
 * }</pre>
 */
public final class EmbeddedFlink implements AutoCloseable {
  private final MiniCluster cluster;
  private final FlinkSettings settings;
  private final Configuration configuration;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedFlink(MiniCluster cluster, FlinkSettings settings, Configuration configuration) {
    this.cluster = cluster;
    this.settings = settings;
    this.configuration = configuration;
  }

  /**
   * Starts the cluster.
   *
   * @throws Failure if it cannot
   */
  public static EmbeddedFlink start(FlinkSettings settings) {
    Configuration configuration = configuration(settings);
    try {
      Files.createDirectories(settings.directory().resolve("tmp"));
      MiniCluster cluster =
          new MiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(configuration)
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(settings.slots())
                  .withRandomPorts()
                  .build());
      cluster.start();
      return new EmbeddedFlink(cluster, settings, configuration);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.JOB,
          "flink.directory",
          "the data directory " + settings.directory() + " cannot be written",
          "name another with --data-dir",
          e);
    } catch (Exception e) {
      throw new Failure(
          ExitCode.JOB,
          "flink.start",
          "the embedded Flink cannot start: " + e.getMessage(),
          "run again with --verbose",
          e);
    }
  }

  private static Configuration configuration(FlinkSettings settings) {
    Configuration c = new Configuration();
    c.set(CoreOptions.TMP_DIRS, settings.directory().resolve("tmp").toString());
    c.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        settings.directory().resolve("checkpoints").toUri().toString());
    c.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY,
        settings.directory().resolve("savepoints").toUri().toString());
    // State is small and on the heap: the default shares are meant for a machine of Flink's own.
    c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    return c;
  }

  /** An environment with this cluster's settings; build the job on it, then {@link #submit} it. */
  public StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env =
        new StreamExecutionEnvironment(new Configuration(configuration));
    env.setParallelism(settings.slots());
    return env;
  }

  /**
   * Submits what was built on an environment, and waits until all its tasks run.
   *
   * @throws Failure if the job is refused, fails, or does not run within the timeout
   */
  public EmbeddedJob submit(StreamExecutionEnvironment env) {
    try {
      StreamGraph graph = env.getStreamGraph();
      JobID id =
          cluster
              .submitJob(graph)
              .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
              .getJobID();
      EmbeddedJob job = new EmbeddedJob(cluster, id, settings);
      job.awaitRunning();
      return job;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EmbeddedJob.failed("was interrupted while it started", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw EmbeddedJob.failed("cannot start: " + EmbeddedJob.root(e), e);
    }
  }

  /** Stops the cluster and what runs on it; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        cluster.close();
      } catch (Exception e) {
        throw new Failure(
            ExitCode.JOB,
            "flink.stop",
            "the embedded Flink did not stop: " + e.getMessage(),
            "",
            e);
      }
    }
  }
}
