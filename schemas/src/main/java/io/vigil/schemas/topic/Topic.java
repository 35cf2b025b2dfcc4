package io.vigil.schemas.topic;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * A Kafka topic and what lies on it.
 *
 * @param name the topic's name
 * @param type the class of its records
 * @param partitions how many partitions it is created with, at least 1
 * @param cleanup what becomes of old records
 * @param retention how long records are kept; without meaning for {@link Cleanup#COMPACT}
 * @param maxMessageBytes the largest record batch that the topic takes, bytes
 * @param <T> the class of its records
 */
public record Topic<T extends SpecificRecord>(
    String name,
    Class<T> type,
    int partitions,
    Cleanup cleanup,
    Duration retention,
    int maxMessageBytes) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public Topic {
    if (partitions < 1 || maxMessageBytes < 1 || retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException("topic " + name + ": numbers must be positive");
    }
  }
}
