package io.vigil.ingest;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.publish.PublishConfig;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.supervise.RetryConfig;

/**
 * How sources are ingested. Each part is checked when it is made and says what it allows.
 *
 * @param sampling what is taken of the pictures
 * @param decode which pictures are decoded at all; default FULL
 * @param connection how sources are connected to, and what is too much
 * @param retry how lost sources are come back to
 * @param publish how records go to Kafka
 */
public record IngestConfig(
    SamplingConfig sampling,
    DecodeMode decode,
    ConnectionConfig connection,
    RetryConfig retry,
    PublishConfig publish) {
  /** The defaults. */
  public static IngestConfig defaults() {
    return new IngestConfig(
        SamplingConfig.defaults(),
        DecodeMode.FULL,
        ConnectionConfig.defaults(),
        RetryConfig.defaults(),
        PublishConfig.defaults());
  }

  public IngestConfig withSampling(SamplingConfig value) {
    return new IngestConfig(value, decode, connection, retry, publish);
  }

  public IngestConfig withDecode(DecodeMode value) {
    return new IngestConfig(sampling, value, connection, retry, publish);
  }

  public IngestConfig withConnection(ConnectionConfig value) {
    return new IngestConfig(sampling, decode, value, retry, publish);
  }

  public IngestConfig withRetry(RetryConfig value) {
    return new IngestConfig(sampling, decode, connection, value, publish);
  }

  public IngestConfig withPublish(PublishConfig value) {
    return new IngestConfig(sampling, decode, connection, retry, value);
  }
}
