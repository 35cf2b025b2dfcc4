package io.vigil.ingest.supervise;

import io.vigil.ingest.decode.DecodeMode;
import io.vigil.ingest.privacy.Privacy;
import io.vigil.ingest.sample.SamplingConfig;
import io.vigil.ingest.source.ConnectionConfig;
import io.vigil.ingest.source.SourceAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One stream and how it is read.
 *
 * @param id the stream's id
 * @param address where it is
 * @param opener opens simulated sources
 * @param connection how it is connected to
 * @param sampling what is taken of its pictures
 * @param decode which pictures are decoded at all
 * @param retry how it is come back to
 * @param fast for a film: as fast as it decodes, instead of in real time
 * @param start for a film: event time of its beginning; empty for the wall clock at opening
 * @param privacy what of it may leave this process
 * @param slotMicros of each slot of so many microseconds the first of the sampled pictures is taken
 *     and no other; empty for all of them
 */
public record StreamSpec(
    String id,
    SourceAddress address,
    SimulatedOpener opener,
    ConnectionConfig connection,
    SamplingConfig sampling,
    DecodeMode decode,
    RetryConfig retry,
    boolean fast,
    Optional<Instant> start,
    Privacy privacy,
    OptionalLong slotMicros) {}
