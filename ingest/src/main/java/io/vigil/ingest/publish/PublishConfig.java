package io.vigil.ingest.publish;

import java.time.Duration;

/**
 * How records go to Kafka.
 *
 * @param bufferBytes memory for media that wait for Kafka, for the whole process, 4 MiB to 16 GiB;
 *     when it is full, live sources lose their oldest media (told as gaps) and files wait; default
 *     128 MiB
 * @param startTimeout how long Kafka may be away at the start before ingest gives up; zero: for
 *     ever; default for ever
 * @param closeTimeout how long closing may take to bring out what waits; default 10 s
 * @param statusInterval how often a stream's state is published, 100 ms to 10 min; default 5 s
 */
public record PublishConfig(
    long bufferBytes, Duration startTimeout, Duration closeTimeout, Duration statusInterval) {
  private static final long SMALLEST = 4L << 20;
  private static final long LARGEST = 16L << 30;

  public PublishConfig {
    if (bufferBytes < SMALLEST || bufferBytes > LARGEST) {
      throw new IllegalArgumentException(
          "ingest.buffer must be 4 MiB to 16 GiB, not " + bufferBytes);
    }
    if (startTimeout.isNegative() || closeTimeout.isNegative()) {
      throw new IllegalArgumentException("ingest.start-timeout: a time-out cannot be negative");
    }
    if (statusInterval.toMillis() < 100 || statusInterval.toMinutes() > 10) {
      throw new IllegalArgumentException(
          "ingest.status-interval must be 100 ms to 10 min, not " + statusInterval);
    }
  }

  /** The defaults. */
  public static PublishConfig defaults() {
    return new PublishConfig(
        128L << 20, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  public PublishConfig withBufferBytes(long value) {
    return new PublishConfig(value, startTimeout, closeTimeout, statusInterval);
  }

  public PublishConfig withStartTimeout(Duration value) {
    return new PublishConfig(bufferBytes, value, closeTimeout, statusInterval);
  }

  public PublishConfig withCloseTimeout(Duration value) {
    return new PublishConfig(bufferBytes, startTimeout, value, statusInterval);
  }

  public PublishConfig withStatusInterval(Duration value) {
    return new PublishConfig(bufferBytes, startTimeout, closeTimeout, value);
  }
}
