package io.vigil.launcher.subscribe;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.KafkaFaults;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/** Works with what is on Kafka, and says in one line what is wrong with it. */
public final class SubscriptionAccess {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private SubscriptionAccess() {}

  /**
   * Works with the subscriptions.
   *
   * @throws Failure if Kafka does not answer, or lacks a topic
   */
  public static <T> T with(KafkaConnection kafka, Function<SubscriptionLog, T> work) {
    return faults(
        kafka,
        () -> {
          try (SubscriptionLog log = new SubscriptionLog(kafka, PATIENCE)) {
            return work.apply(log);
          }
        });
  }

  /**
   * Works with Kafka.
   *
   * @throws Failure if it does not answer, or lacks a topic
   */
  public static <T> T faults(KafkaConnection kafka, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (KafkaException e) {
      throw KafkaFaults.of(kafka, e);
    } catch (IllegalStateException e) {
      throw new Failure(ExitCode.KAFKA, "kafka.no-topic", String.valueOf(e.getMessage()), "", e);
    }
  }
}
