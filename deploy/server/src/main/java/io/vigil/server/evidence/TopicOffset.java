package io.vigil.server.evidence;

/**
 * Where a record lies.
 *
 * @param topic its name
 * @param partition its number
 * @param offset in the partition
 */
public record TopicOffset(String topic, int partition, long offset) {}
