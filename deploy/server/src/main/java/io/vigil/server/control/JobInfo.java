package io.vigil.server.control;

import java.time.Duration;
import java.util.Optional;

/** How the Flink job stands, for a process that runs it. Thread-safe. */
public interface JobInfo {

  /**
   * The job at one moment.
   *
   * @param state Flink's word, as RUNNING
   * @param checkpointAge since its last completed checkpoint
   * @param batchSize most records in one call of a network
   */
  record Now(String state, Optional<Duration> checkpointAge, int batchSize) {}

  /** Empty if the job runs elsewhere, or does not answer. */
  Optional<Now> now();

  /** That of a process which does not run the job. */
  static JobInfo elsewhere() {
    return Optional::empty;
  }
}
