package io.vigil.launcher.config;

import java.util.List;

/**
 * The whole configuration, one file for all processes: {@code vigil ingest} reads its streams,
 * {@code vigil job} its model, and both the same Kafka.
 *
 * @param kafka where the topics are
 * @param streams the sources to watch
 * @param ingest how sources are read
 * @param job how the Flink job runs
 * @param model which bundle, on which device
 * @param embedded the broker and Flink inside this process
 */
public record VigilConfig(
    KafkaSection kafka,
    List<StreamEntry> streams,
    IngestSection ingest,
    JobSection job,
    ModelSection model,
    EmbeddedSection embedded) {
  /** Copies the list. */
  public VigilConfig {
    streams = List.copyOf(streams);
  }
}
