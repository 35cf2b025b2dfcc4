package io.vigil.launcher.config;

import io.vigil.operators.sink.Delivery;
import java.time.Duration;
import java.util.Optional;

/** How the Flink job runs. */
public record JobSection(
    @Key(
            doc =
                "low-latency writes at once, at least once; exactly-once writes in transactions, visible"
                    + " at checkpoints",
            value = "low-latency")
        Delivery delivery,
    @Key(doc = "Consumer group of the job", value = "vigil-job") String group,
    @Key(
            doc =
                "Subtasks of each step; 0 takes the embedded share of the cores, or the cluster's default",
            value = "0",
            unit = "subtasks",
            min = "0",
            max = "128")
        int parallelism,
    @Key(
            doc = "Most records in one call of a network",
            value = "16",
            unit = "records",
            min = "1",
            max = "1024")
        int batchSize,
    @Key(
            doc = "A call of a network waits no longer than this for more records",
            value = "10ms",
            min = "0ms",
            max = "1s")
        Duration batchDeadline,
    @Key(
            doc =
                "Records of a subtask in the networks at once, which bounds memory and holds back the"
                    + " source",
            value = "64",
            unit = "records",
            min = "1",
            max = "65536")
        int inFlight,
    @Key(
            doc = "After this a record without an answer of the network goes to the dead letters",
            value = "1m",
            min = "1s",
            max = "1h")
        Duration inferenceTimeout,
    @Key(
            doc = "How long a missing record of a sequence is waited for",
            value = "2s",
            min = "0s",
            max = "10m")
        Duration reorderWait,
    @Key(
            doc = "How long a modality that is silent holds its stream up",
            value = "15s",
            min = "100ms",
            max = "1h")
        Duration lateness,
    @Key(
            doc =
                "Live media older than this are skipped, and said so by a gap, so that the delay cannot"
                    + " grow; 0s never skips",
            value = "5s",
            min = "0s",
            max = "1d")
        Duration maxLag,
    @Key(doc = "Least time between two captions of a stream", value = "4s", min = "0s", max = "1d")
        Duration captionCoolDown,
    @Key(
            doc = "How much later a caption's final revision follows its provisional one",
            value = "1500ms",
            min = "0s",
            max = "1m")
        Duration captionSettle,
    @Key(
            doc = "How far the meaning of a scene moves before it is captioned anew",
            value = "0.35",
            unit = "cosine distance",
            min = "0",
            max = "2")
        double captionMove,
    @Key(doc = "Time between checkpoints", value = "10s", min = "10ms", max = "1d")
        Duration checkpointInterval,
    @Key(
            doc =
                "Where checkpoints are kept, a URI; none keeps them below the data directory of the"
                    + " embedded mode, or where the cluster does")
        Optional<String> checkpoints,
    @Key(
            doc =
                "Longest transaction of exactly-once; at most the brokers' transaction.max.timeout.ms",
            value = "10m",
            min = "1m",
            max = "1d")
        Duration transactionTimeout) {
  /** Checks the keys against one another. */
  public JobSection {
    if (inFlight < batchSize) {
      throw new IllegalArgumentException("in-flight must be at least batch-size");
    }
  }
}
