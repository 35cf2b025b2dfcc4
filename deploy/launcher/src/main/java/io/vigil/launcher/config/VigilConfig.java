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
 * @param server the dashboard and the HTTP API
 * @param access who may use the server
 * @param retention how long the topics keep what lies on them
 * @param embedded the broker and Flink inside this process
 * @param webhooks where matches may be posted to
 */
public record VigilConfig(
    KafkaSection kafka,
    List<StreamEntry> streams,
    IngestSection ingest,
    JobSection job,
    ModelSection model,
    ServerSection server,
    AccessSection access,
    RetentionSection retention,
    EmbeddedSection embedded,
    WebhooksSection webhooks) {
  /** Copies the list. */
  public VigilConfig {
    streams = List.copyOf(streams);
  }
}
