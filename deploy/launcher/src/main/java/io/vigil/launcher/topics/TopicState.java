package io.vigil.launcher.topics;

/**
 * A topic as it stands on a cluster.
 *
 * @param name its name
 * @param partitions 0 if it is missing
 * @param replicas copies of each partition, 0 if it is missing
 * @param records kept at present, transaction markers included
 */
public record TopicState(String name, int partitions, int replicas, long records) {}
