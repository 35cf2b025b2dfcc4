package io.vigil.server.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a match is posted.
 *
 * @param attempts most of them, at least 1
 * @param first the longest wait after the first; it doubles with each further one
 * @param longest that a wait may become
 * @param timeout for one attempt, from resolving the name to the answer's head
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration timeout) {

  /** Ten attempts over about twenty minutes. */
  public static final RetryPolicy STANDARD =
      new RetryPolicy(10, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(10));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public RetryPolicy {
    if (attempts < 1
        || first.toMillis() < 1
        || longest.compareTo(first) < 0
        || timeout.toMillis() < 1) {
      throw new IllegalArgumentException("attempts and times must be positive, longest the most");
    }
  }

  /**
   * How long to wait: evenly drawn from half the longest to the longest of its attempt, so that
   * receivers that were down together are not hit together.
   *
   * @param made attempts that failed, at least 1
   */
  Duration after(int made, RandomGenerator random) {
    long most = first.toMillis();
    for (int i = 1; i < made && most < longest.toMillis(); i++) {
      most *= 2;
    }
    most = Math.min(most, longest.toMillis());
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
