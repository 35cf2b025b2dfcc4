package io.vigil.ingest.supervise;

import io.vigil.ingest.source.SourceFault;
import io.vigil.schemas.StreamState;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a stream so far.
 *
 * @param id the stream's id
 * @param source its address, without credentials
 * @param state its state
 * @param fault what is or was wrong with it
 * @param reason the fault in one line, without credentials; empty if all is well
 * @param length how much event time was read of it
 * @param frames pictures that Kafka has taken
 * @param segments segments of sound that Kafka has taken
 * @param gaps gaps told
 * @param dropped media records lost because Kafka was away or slow, or because they came too late
 * @param reconnects times it was opened again
 * @param epochs times its event time was anchored
 */
public record StreamSummary(
    String id,
    String source,
    StreamState state,
    Optional<SourceFault> fault,
    String reason,
    Duration length,
    long frames,
    long segments,
    long gaps,
    long dropped,
    long reconnects,
    long epochs) {}
