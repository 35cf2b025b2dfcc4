package io.vigil.operators.source;

/**
 * A record of Kafka as it was read. The arrays are not to be changed.
 *
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param key its key, empty for none
 * @param value its value, empty for none
 */
// Arrays: millions of these pass; they are read once, and never written after they are made.
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(String topic, int partition, long offset, byte[] key, byte[] value) {}
