package io.vigil.server.topics;

import java.util.Optional;

/**
 * A topic as it stands.
 *
 * @param name its name
 * @param partitions how many it has
 * @param records kept at present
 * @param written ever, so that two readings give a rate
 * @param bytes on the brokers' disks, all copies together
 * @param retentionMillis how long records are kept; -1 for as long as there is room
 * @param lag records that the job has not read yet; for the topics that it reads
 */
public record TopicFacts(
    String name,
    int partitions,
    long records,
    long written,
    long bytes,
    long retentionMillis,
    Optional<Long> lag) {}
