package io.vigil.operators.job;

import io.vigil.operators.sink.Delivery;
import io.vigil.operators.source.StartOffsets;
import io.vigil.schemas.topic.KafkaConnection;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the job runs. {@link #builder} has the defaults; all is checked at once.
 *
 * @param kafka where Kafka is; there is no default
 * @param bundle directory of the model's bundle; there is no default
 * @param group consumer group; default {@code vigil-job}
 * @param start where a job without committed offsets begins; default {@link StartOffsets#EARLIEST}
 * @param discovery how often new partitions are looked for; default 30 s, at least 1 s
 * @param delivery default {@link Delivery#LOW_LATENCY}
 * @param transactionTimeout of exactly-once delivery; default 10 min, at least 1 min, and at most
 *     the broker's transaction.max.timeout.ms
 * @param parallelism subtasks of each step; default 0, which leaves the environment's
 * @param batchSize most records of a batch; default 16, 1 to 1024
 * @param batchDeadline how long a batch waits to be full; default 10 ms, 0 to 1 s
 * @param inFlight records of a subtask whose inference is not answered; default 64, at least the
 *     batch size, at most 65536
 * @param inferenceTimeout after which a record goes to the dead letters; default 1 min, at least 1
 *     s
 * @param inferenceThreads threads of an operation of the network; default 0, which takes all cores
 * @param gpu whether to use a GPU where there is one; default false
 * @param reorderWait how long a missing record is waited for, wall clock; default 2 s, 0 to 10 min
 * @param lateness how long a silent modality holds its stream up, wall clock; default 15 s, at
 *     least 100 ms, at most 1 h
 * @param maxLag age from which live media are skipped; default 5 s, 0 for never
 * @param captionCoolDown the least time between two captions of a stream; default 4 s
 * @param captionSettle how much later a caption's final revision follows; default 1.5 s
 * @param captionMove how far the embedding moves for a caption, cosine distance; default 0.35, 0 to
 *     2
 * @param checkpointInterval default 10 s, at least 10 ms
 * @param checkpoints where checkpoints are kept, a URI; none leaves the environment's
 */
public record JobConfig(
    KafkaConnection kafka,
    String bundle,
    String group,
    StartOffsets start,
    Duration discovery,
    Delivery delivery,
    Duration transactionTimeout,
    int parallelism,
    int batchSize,
    Duration batchDeadline,
    int inFlight,
    Duration inferenceTimeout,
    int inferenceThreads,
    boolean gpu,
    Duration reorderWait,
    Duration lateness,
    Duration maxLag,
    Duration captionCoolDown,
    Duration captionSettle,
    double captionMove,
    Duration checkpointInterval,
    String checkpoints)
    implements Serializable {

  /** Slots of a window and more cannot be ahead: ten minutes of stream. */
  static final int MAX_AHEAD = 1200;

  /** More than can be in flight of one stream. */
  static final int MAX_PENDING = 2048;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException names each value that is out of its range
   */
  public JobConfig {
    Checks checks = new Checks();
    checks.that(!bundle.isBlank(), "bundle", bundle, "a directory (there is no default)");
    checks.that(!group.isBlank(), "group", group, "a name");
    checks.range("discovery", discovery, Duration.ofSeconds(1), Duration.ofDays(1));
    checks.range(
        "transactionTimeout", transactionTimeout, Duration.ofMinutes(1), Duration.ofDays(1));
    checks.range("parallelism", parallelism, 0, 1024);
    checks.range("batchSize", batchSize, 1, 1024);
    checks.range("batchDeadline", batchDeadline, Duration.ZERO, Duration.ofSeconds(1));
    checks.range("inFlight", inFlight, Math.max(1, batchSize), 65_536);
    checks.range("inferenceTimeout", inferenceTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
    checks.range("inferenceThreads", inferenceThreads, 0, 1024);
    checks.range("reorderWait", reorderWait, Duration.ZERO, Duration.ofMinutes(10));
    checks.range("lateness", lateness, Duration.ofMillis(100), Duration.ofHours(1));
    checks.range("maxLag", maxLag, Duration.ZERO, Duration.ofDays(1));
    checks.range("captionCoolDown", captionCoolDown, Duration.ZERO, Duration.ofDays(1));
    checks.range("captionSettle", captionSettle, Duration.ZERO, Duration.ofMinutes(1));
    checks.that(
        captionMove >= 0 && captionMove <= 2, "captionMove", captionMove, "between 0 and 2");
    checks.range(
        "checkpointInterval", checkpointInterval, Duration.ofMillis(10), Duration.ofDays(1));
    checks.done();
  }

  /**
   * A configuration with all defaults.
   *
   * <pre>{@code
   * JobConfig config =
   *     JobConfig.builder(KafkaConnection.of("localhost:9092"), Path.of("bundle"))
   *         .delivery(Delivery.EXACTLY_ONCE)
   *         .build();
   * VigilJob.build(env, config);
   * }</pre>
   */
  public static JobConfigBuilder builder(KafkaConnection kafka, Path bundle) {
    return new JobConfigBuilder(kafka, bundle.toString());
  }

  /** Where checkpoints are kept; none leaves the environment's. */
  public Optional<String> checkpointDirectory() {
    return checkpoints.isEmpty() ? Optional.empty() : Optional.of(checkpoints);
  }
}
