package io.vigil.server.feed;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record as it was read.
 *
 * @param topic where it lies
 * @param partition where it lies
 * @param offset where it lies
 * @param logged the log's time of it
 * @param record decoded
 */
public record Incoming(
    String topic, int partition, long offset, Instant logged, SpecificRecord record) {}
