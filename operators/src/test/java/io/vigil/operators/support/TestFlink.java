package io.vigil.operators.support;

import io.vigil.schemas.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Flink's own cluster in this process. */
public final class TestFlink implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(90);

  private final MiniCluster cluster;
  private final Configuration configuration;
  private final Path directory;

  private TestFlink(MiniCluster cluster, Configuration configuration, Path directory) {
    this.cluster = cluster;
    this.configuration = configuration;
    this.directory = directory;
  }

  /** Starts a cluster of two TaskManagers with two slots each. */
  public static TestFlink start(Path directory) throws Exception {
    return start(directory, 2, new Configuration());
  }

  /** Starts a cluster of TaskManagers with two slots each, and further settings. */
  public static TestFlink start(Path directory, int taskManagers, Configuration further)
      throws Exception {
    Configuration c = new Configuration(further);
    c.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    c.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(c)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(2)
                .withRandomPorts()
                .build());
    cluster.start();
    return new TestFlink(cluster, c, directory);
  }

  /** An environment to draw a job in. */
  public StreamExecutionEnvironment environment() {
    return new StreamExecutionEnvironment(new Configuration(configuration));
  }

  /** Runs what was drawn, from a savepoint if one is given, and waits until all tasks run. */
  public Running run(StreamExecutionEnvironment env, Optional<String> savepoint) throws Exception {
    return run(env, savepoint, List.of());
  }

  /** As above, with the user's classes in jars of their own, as a session cluster has them. */
  public Running run(StreamExecutionEnvironment env, Optional<String> savepoint, List<Path> jars)
      throws Exception {
    StreamGraph graph = env.getStreamGraph();
    jars.forEach(jar -> graph.addJar(new org.apache.flink.core.fs.Path(jar.toUri())));
    savepoint.ifPresent(
        path -> graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(path, false)));
    JobID id = cluster.submitJob(graph).get(DEADLINE.toSeconds(), TimeUnit.SECONDS).getJobID();
    Running running = new Running(id);
    Await.until("the job's tasks to run", DEADLINE, running::allRun);
    return running;
  }

  @Override
  public void close() {
    try {
      cluster.close();
    } catch (Exception e) {
      throw new IllegalStateException("Flink did not stop", e);
    }
  }

  /** A job that runs. */
  public final class Running {

    private final JobID id;

    private Running(JobID id) {
      this.id = id;
    }

    /** Its id. */
    public JobID id() {
      return id;
    }

    private boolean allRun() throws Exception {
      if (status() == JobStatus.FAILED) {
        throw new AssertionError(
            "the job failed",
            cluster.requestJobResult(id).get().getSerializedThrowable().orElseThrow());
      }
      return cluster.getExecutionGraph(id).get().getState() == JobStatus.RUNNING
          && java.util.stream.StreamSupport.stream(
                  cluster.getExecutionGraph(id).get().getAllExecutionVertices().spliterator(),
                  false)
              .allMatch(
                  vertex ->
                      vertex.getExecutionState()
                          == org.apache.flink.runtime.execution.ExecutionState.RUNNING);
    }

    /** Where it stands. */
    public JobStatus status() throws Exception {
      return cluster.getJobStatus(id).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Writes a savepoint and stops; its path. */
    public String stopWithSavepoint(boolean drain) throws Exception {
      return cluster
          .stopWithSavepoint(
              id,
              directory.resolve("savepoints").toUri().toString(),
              drain,
              SavepointFormatType.CANONICAL)
          .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    /** How many checkpoints were completed. */
    public long checkpoints() throws Exception {
      return cluster
          .getExecutionGraph(id)
          .get()
          .getCheckpointStatsSnapshot()
          .getCounts()
          .getNumberOfCompletedCheckpoints();
    }

    /** Kills a TaskManager; the job goes on on another. */
    public void killTaskManager() throws Exception {
      cluster.terminateTaskManager(0).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      cluster.startTaskManager();
    }

    /** Ends it without a savepoint. */
    public void cancel() throws Exception {
      cluster.cancelJob(id).get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      Await.until("the job to end", DEADLINE, () -> status().isGloballyTerminalState());
    }
  }
}
