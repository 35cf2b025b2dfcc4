package io.vigil.launcher.topics;

import io.vigil.launcher.failure.Failure;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for a Kafka that is just starting. */
public final class KafkaWait {
  private static final Duration TRY = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 500;

  private KafkaWait() {}

  /**
   * Returns when Kafka answers; at once if the patience is zero, then whoever needs it finds out.
   *
   * @param stopped asked between attempts: whether to give up
   * @throws Failure if it does not answer in time
   */
  public static void await(KafkaConnection kafka, Duration patience, BooleanSupplier stopped) {
    Instant deadline = Instant.now().plus(patience);
    while (!patience.isZero()) {
      try (TopicAdmin admin = new TopicAdmin(kafka, TRY)) {
        admin.names();
        return;
      } catch (Failure e) {
        if (stopped.getAsBoolean() || Instant.now().isAfter(deadline)) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
