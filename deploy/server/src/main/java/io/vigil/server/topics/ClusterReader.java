package io.vigil.server.topics;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Asks the cluster how Vigil's topics stand. Thread-safe. */
public final class ClusterReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long FRESH_NANOS = Duration.ofMillis(900).toNanos();
  private static final String RETENTION = "retention.ms";

  private final Admin admin;
  private final String group;
  private Optional<List<TopicFacts>> last = Optional.empty();
  private long lastNanos;

  /**
   * A reader; nothing is asked yet.
   *
   * @param group the consumer group of the job, whose lag is told
   */
  public ClusterReader(KafkaConnection kafka, String group) {
    Properties properties = kafka.toProperties();
    properties.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    properties.put("request.timeout.ms", Long.toString(PATIENCE.toMillis()));
    this.admin = Admin.create(properties);
    this.group = group;
  }

  /**
   * The cluster's id.
   *
   * @throws Problem 503 if Kafka does not answer
   */
  public String cluster() {
    return get(admin.describeCluster().clusterId());
  }

  /**
   * How the topics stand, of less than a second ago.
   *
   * @throws Problem 503 if Kafka does not answer
   */
  public synchronized List<TopicFacts> topics() {
    if (last.isEmpty() || System.nanoTime() - lastNanos > FRESH_NANOS) {
      last = Optional.of(read());
      lastNanos = System.nanoTime();
    }
    return last.orElseThrow();
  }

  private List<TopicFacts> read() {
    List<String> names =
        get(admin.listTopics().names()).stream()
            .filter(name -> Topics.byName(name).isPresent())
            .toList();
    Map<String, TopicDescription> topics = get(admin.describeTopics(names).allTopicNames());
    Map<TopicPartition, Long> first = offsets(topics.values(), OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(topics.values(), OffsetSpec.latest());
    Map<TopicPartition, Long> read = read(group);
    Map<String, Long> bytes = bytes(topics.values());
    Map<String, Long> retention = retention(names);
    List<TopicFacts> facts = new ArrayList<>();
    for (String name : inOrder(names)) {
      List<TopicPartition> partitions =
          end.keySet().stream().filter(p -> p.topic().equals(name)).toList();
      facts.add(
          new TopicFacts(
              name,
              partitions.size(),
              partitions.stream().mapToLong(p -> of(end, p) - of(first, p)).sum(),
              partitions.stream().mapToLong(p -> of(end, p)).sum(),
              bytes.getOrDefault(name, 0L),
              retention.getOrDefault(name, -1L),
              lag(partitions, end, read)));
    }
    return facts;
  }

  private static Optional<Long> lag(
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> end,
      Map<TopicPartition, Long> read) {
    return partitions.stream().anyMatch(read::containsKey)
        ? Optional.of(
            partitions.stream()
                .filter(read::containsKey)
                .mapToLong(p -> Math.max(0, of(end, p) - of(read, p)))
                .sum())
        : Optional.empty();
  }

  private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return offsets.getOrDefault(partition, 0L);
  }

  /** In the order of the data's path; what matched subscriptions last. */
  private static List<String> inOrder(List<String> names) {
    List<String> ordered =
        new ArrayList<>(
            Topics.all().stream().map(topic -> topic.name()).filter(names::contains).toList());
    new TreeSet<>(names).stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
    return ordered;
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicDescription> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.partition()), which));
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> found :
        get(admin.listOffsets(wanted).all()).entrySet()) {
      offsets.put(found.getKey(), found.getValue().offset());
    }
    return offsets;
  }

  private Map<TopicPartition, Long> read(String consumers) {
    Map<TopicPartition, Long> read = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
        get(admin.listConsumerGroupOffsets(consumers).partitionsToOffsetAndMetadata()).entrySet()) {
      if (entry.getValue() != null) {
        read.put(entry.getKey(), entry.getValue().offset());
      }
    }
    return read;
  }

  private Map<String, Long> bytes(Collection<TopicDescription> topics) {
    TreeSet<Integer> brokers = new TreeSet<>();
    topics.forEach(
        t -> t.partitions().forEach(p -> p.replicas().forEach(n -> brokers.add(n.id()))));
    Map<String, Long> bytes = new HashMap<>();
    get(admin.describeLogDirs(brokers).allDescriptions())
        .values()
        .forEach(
            directories ->
                directories
                    .values()
                    .forEach(
                        directory ->
                            directory
                                .replicaInfos()
                                .forEach(
                                    (p, info) -> bytes.merge(p.topic(), info.size(), Long::sum))));
    return bytes;
  }

  private Map<String, Long> retention(List<String> names) {
    Map<String, Long> retention = new HashMap<>();
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    for (Map.Entry<ConfigResource, Config> entry :
        get(admin.describeConfigs(resources).all()).entrySet()) {
      ConfigEntry value = entry.getValue().get(RETENTION);
      if (value != null && value.value() != null) {
        retention.put(entry.getKey().name(), Long.valueOf(value.value()));
      }
    }
    return retention;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new Problem(
          503,
          "kafka-away",
          "Kafka does not answer",
          "the cluster said: "
              + String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "stopping", "The server stops", "ask again when it has started");
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
