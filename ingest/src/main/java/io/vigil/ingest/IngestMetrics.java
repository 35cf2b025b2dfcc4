package io.vigil.ingest;

import io.vigil.ingest.supervise.StreamSummary;
import java.util.Map;

/**
 * Figures of an ingest process at one moment. Counts grow only: a rate is the difference of two.
 *
 * @param streams by stream id
 * @param online streams whose media come at present
 * @param waitingBytes bytes that wait for Kafka
 * @param publishing false once publishing has failed for good
 */
public record IngestMetrics(
    Map<String, StreamSummary> streams, int online, long waitingBytes, boolean publishing) {
  public IngestMetrics {
    streams = Map.copyOf(streams);
  }
}
