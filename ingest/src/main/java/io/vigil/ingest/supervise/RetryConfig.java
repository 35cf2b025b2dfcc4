package io.vigil.ingest.supervise;

import java.time.Duration;

/**
 * How a live source that was lost is come back to: after {@code first}, then twice as long each
 * time up to {@code longest}, each shortened or lengthened by chance, so that a thousand cameras do
 * not all come at once.
 *
 * @param first 10 ms to 10 min; default 500 ms
 * @param longest from {@code first} to 1 h; default 30 s
 * @param jitter the share by which a wait differs by chance, 0 to 1; default 0.3
 * @param attempts failed attempts in a row after which the stream has failed; 0: never; default 0
 */
public record RetryConfig(Duration first, Duration longest, double jitter, int attempts) {
  public RetryConfig {
    if (first.toMillis() < 10 || first.toMinutes() > 10) {
      throw new IllegalArgumentException(
          "ingest.retry-first must be 10 ms to 10 min, not " + first);
    }
    if (longest.compareTo(first) < 0 || longest.toHours() > 1) {
      throw new IllegalArgumentException(
          "ingest.retry-longest must be from ingest.retry-first to 1 h, not " + longest);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("the jitter of retries must be 0 to 1, not " + jitter);
    }
    if (attempts < 0) {
      throw new IllegalArgumentException(
          "ingest.retry-attempts must be 0 or more, not " + attempts);
    }
  }

  /** The defaults. */
  public static RetryConfig defaults() {
    return new RetryConfig(Duration.ofMillis(500), Duration.ofSeconds(30), 0.3, 0);
  }
}
