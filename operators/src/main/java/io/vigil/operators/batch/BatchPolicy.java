package io.vigil.operators.batch;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is run, and how much may wait.
 *
 * @param maxSize items of a batch, 1 to 1024; a full batch is run at once
 * @param maxWait how long the first item of a batch waits for others, 0 to 1 s
 * @param maxInFlight items taken and not yet answered, at least {@code maxSize}; who submits more
 *     waits, which is the back-pressure
 * @param workers threads that run batches, 1 to 64; one gathers while the others run
 */
public record BatchPolicy(int maxSize, Duration maxWait, int maxInFlight, int workers)
    implements Serializable {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException names the value that is out of its range
   */
  public BatchPolicy {
    require(maxSize >= 1 && maxSize <= 1024, "batch size must be 1 to 1024, not " + maxSize);
    require(
        !maxWait.isNegative() && maxWait.compareTo(Duration.ofSeconds(1)) <= 0,
        "batch deadline must be 0 to 1 s, not " + maxWait);
    require(
        maxInFlight >= maxSize,
        "in flight must be at least the batch size " + maxSize + ", not " + maxInFlight);
    require(workers >= 1 && workers <= 64, "batch workers must be 1 to 64, not " + workers);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
