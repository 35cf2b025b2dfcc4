package io.vigil.ingest.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void waitsTwiceAsLongEachTimeUpToTheLongest() {
    Backoff backoff =
        new Backoff(
            new RetryConfig(Duration.ofMillis(500), Duration.ofSeconds(4), 0, 0),
            new SplittableRandom(1));

    List<Long> waits = Stream.generate(() -> backoff.next().toMillis()).limit(6).toList();

    assertThat(waits).containsExactly(500L, 1000L, 2000L, 4000L, 4000L, 4000L);
    backoff.reset();
    assertThat(backoff.next().toMillis()).isEqualTo(500);
  }

  @Test
  void chanceSpreadsTheWaitsAndStaysWithinItsShare() {
    SplittableRandom random = new SplittableRandom(1);
    RetryConfig config = new RetryConfig(Duration.ofSeconds(1), Duration.ofSeconds(1), 0.3, 0);

    List<Long> waits =
        Stream.generate(() -> new Backoff(config, random).next().toMillis()).limit(1000).toList();

    assertThat(waits).allMatch(wait -> wait >= 700 && wait <= 1300);
    assertThat(waits.stream().distinct().count()).isGreaterThan(200);
  }
}
