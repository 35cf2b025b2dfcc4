package io.vigil.launcher.config;

import java.time.Duration;
import java.util.Optional;

/** How the Flink job runs. */
public record JobSection(
    @Key(
            doc =
                "low-latency writes at once, at least once; exactly-once writes in transactions, visible"
                    + " at checkpoints",
            value = "low-latency")
        DeliveryMode delivery,
    @Key(doc = "Consumer group of the job", value = "vigil-job") String group,
    @Key(
            doc = "Subtasks of each operator; 0 takes a share of the cores",
            value = "0",
            min = "0",
            max = "1024")
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
            max = "10s")
        Duration batchDeadline,
    @Key(
            doc =
                "Requests to the networks in flight, which bounds memory and holds back the source",
            value = "64",
            unit = "requests",
            min = "1",
            max = "4096")
        int inFlight,
    @Key(
            doc = "How long a window waits for the other modality of a stream",
            value = "5s",
            min = "0s",
            max = "10m")
        Duration lateness,
    @Key(
            doc =
                "A live stream that is further behind skips ahead, and says so by a gap; none never"
                    + " skips")
        Optional<Duration> maxLag,
    @Key(doc = "Time between checkpoints", value = "10s", min = "100ms", max = "1h")
        Duration checkpointInterval,
    @Key(
            doc =
                "Where checkpoints are kept, a URI or a path; none keeps them below the data directory"
                    + " of the embedded mode")
        Optional<String> checkpoints) {
  /** What a reader of the topics may rely on. */
  public enum DeliveryMode {
    /** At least once, at once. */
    LOW_LATENCY,
    /** Exactly once, at checkpoints. */
    EXACTLY_ONCE
  }
}
