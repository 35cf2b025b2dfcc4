package io.vigil.operators.job;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the job asks of Flink, whatever the cluster's defaults are. */
final class JobEnvironment {

  /** The greatest parallelism that a savepoint can ever be restored with. */
  private static final int MAX_PARALLELISM = 128;

  /** Tokens and windows are few and someone waits for each: a buffer leaves soon. */
  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(5);

  /** A barrier that is held up for longer overtakes what holds it up. */
  private static final Duration ALIGNED_TIMEOUT = Duration.ofSeconds(5);

  private JobEnvironment() {}

  static void prepare(StreamExecutionEnvironment env, JobConfig config) {
    Configuration flink = new Configuration();
    // Kryo off: a type without a format of its own fails at submission, not at a restore.
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    flink.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, ALIGNED_TIMEOUT);
    config
        .checkpointDirectory()
        .ifPresent(directory -> flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory));
    env.configure(flink);
    if (config.parallelism() > 0) {
      env.setParallelism(config.parallelism());
    }
    env.setMaxParallelism(MAX_PARALLELISM);
    env.setBufferTimeout(BUFFER_TIMEOUT.toMillis());
  }
}
