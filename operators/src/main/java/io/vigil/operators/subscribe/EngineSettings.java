package io.vigil.operators.subscribe;

import io.vigil.schemas.topic.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How subscriptions are matched.
 *
 * @param kafka where Kafka is
 * @param application name that all instances of one system share; also their consumer group and the
 *     prefix of their internal topics and transactions
 * @param directory for what Kafka Streams keeps on disk; nothing that could not be lost
 * @param threads that match, at least 1; there is work for as many as events have partitions
 * @param commitInterval how often what matched becomes visible: it bounds the delay of a match from
 *     below, and each one costs a transaction; 1 ms to 1 min
 * @param start where a system begins whose application name is new
 */
public record EngineSettings(
    KafkaConnection kafka,
    String application,
    Path directory,
    int threads,
    Duration commitInterval,
    Start start) {

  /**
   * Matches are to be there within a tenth of a second; a commit takes some milliseconds, and at
   * its worst some tens of them.
   */
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(10);

  /** Where to begin. */
  public enum Start {
    /** At what comes from now on. */
    NOW,
    /** At the oldest record that is kept. */
    EARLIEST
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EngineSettings {
    if (threads < 1 || application.isBlank()) {
      throw new IllegalArgumentException("at least one thread and an application's name it takes");
    }
    if (commitInterval.toMillis() < 1 || commitInterval.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("the commit interval must be 1 ms to 1 min");
    }
  }

  /** One thread, the usual name and commit interval, from now on. */
  public static EngineSettings of(KafkaConnection kafka, Path directory) {
    return new EngineSettings(
        kafka, "vigil-subscriptions", directory, 1, COMMIT_INTERVAL, Start.NOW);
  }

  /** The same from another place on. */
  public EngineSettings from(Start place) {
    return new EngineSettings(kafka, application, directory, threads, commitInterval, place);
  }
}
