package io.vigil.operators.sink;

/**
 * A record on its way to Kafka. The arrays are not to be changed.
 *
 * @param topic where it goes
 * @param timestamp event time, milliseconds UTC
 * @param key its key
 * @param value its value
 */
// Arrays: written once to Kafka, never changed after they are made.
@SuppressWarnings("ArrayRecordComponent")
public record OutRecord(String topic, long timestamp, byte[] key, byte[] value) {}
