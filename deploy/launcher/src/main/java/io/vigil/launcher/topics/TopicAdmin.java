package io.vigil.launcher.topics;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and describes Vigil's topics. Not thread-safe. */
public final class TopicAdmin implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  private final Admin admin;
  private final KafkaConnection kafka;
  private final Duration patience;

  /**
   * Connects lazily: the first call fails if nobody answers.
   *
   * @param patience longest wait for an answer
   */
  public TopicAdmin(KafkaConnection kafka, Duration patience) {
    this.kafka = kafka;
    this.patience = patience;
    Properties properties = kafka.toProperties();
    String millis = Long.toString(patience.toMillis());
    properties.put("default.api.timeout.ms", millis);
    properties.put("request.timeout.ms", millis);
    try {
      this.admin = Admin.create(properties);
    } catch (KafkaException e) {
      throw KafkaFaults.of(kafka, e);
    }
  }

  /**
   * Creates the topics that are missing.
   *
   * @param replication copies of each; none takes the cluster's default
   * @param topicBytes disk that each topic may take; none bounds it by time alone
   * @return the names created
   * @throws io.vigil.launcher.failure.Failure if Kafka refuses or does not answer
   */
  public List<String> create(Optional<Short> replication, OptionalLong topicBytes) {
    Set<String> present = names();
    List<Topic<?>> missing =
        Topics.all().stream().filter(topic -> !present.contains(topic.name())).toList();
    Map<String, org.apache.kafka.common.KafkaFuture<Void>> results =
        admin
            .createTopics(
                missing.stream().map(t -> NewTopics.of(t, replication, topicBytes)).toList())
            .values();
    List<String> created = new ArrayList<>();
    for (Topic<?> topic : missing) {
      try {
        Objects.requireNonNull(results.get(topic.name())).get();
        created.add(topic.name());
      } catch (ExecutionException e) {
        // Another process was faster; the topic is there, which is what was asked for.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw KafkaFaults.of(kafka, e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
    awaitLeaders(created);
    return created;
  }

  /**
   * A topic is created before every broker knows it, and known before its partitions are led;
   * asking each partition for its end waits for the latter.
   */
  private void awaitLeaders(List<String> topics) {
    Instant deadline = Instant.now().plus(patience);
    while (!topics.isEmpty()) {
      try {
        admin
            .listOffsets(
                offsets(
                    admin.describeTopics(topics).allTopicNames().get().values(),
                    OffsetSpec.latest()))
            .all()
            .get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || Instant.now().isAfter(deadline)) {
          throw KafkaFaults.of(kafka, e);
        }
        pause();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Sets how long Vigil's topics keep their records, where that differs from what is wanted.
   *
   * @param wanted by the topic's name; none leaves it as it is
   * @return the names of those that were changed
   * @throws io.vigil.launcher.failure.Failure if Kafka refuses or does not answer
   */
  public List<String> retain(Function<String, Optional<Duration>> wanted) {
    List<String> present = names().stream().filter(name -> name.startsWith("vigil.")).toList();
    try {
      return RetentionAdmin.apply(admin, present, wanted);
    } catch (ExecutionException e) {
      throw KafkaFaults.of(kafka, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The names of all topics there are. */
  public Set<String> names() {
    return get(admin.listTopics().names());
  }

  /**
   * Describes Vigil's topics, and what matched subscriptions.
   *
   * @return in the order of the data's path; a topic that is missing has 0 partitions
   */
  public List<TopicState> describe() {
    List<String> wanted = new ArrayList<>(Topics.all().stream().map(Topic::name).toList());
    Set<String> present = names();
    present.stream().filter(n -> n.startsWith("vigil.matches.")).sorted().forEach(wanted::add);
    Map<String, TopicDescription> described =
        get(
            admin
                .describeTopics(wanted.stream().filter(present::contains).toList())
                .allTopicNames());
    Map<String, Long> records = records(described.values());
    return wanted.stream()
        .map(
            name ->
                new TopicState(
                    name,
                    Optional.ofNullable(described.get(name))
                        .map(d -> d.partitions().size())
                        .orElse(0),
                    Optional.ofNullable(described.get(name))
                        .map(d -> d.partitions().get(0).replicas().size())
                        .orElse(0),
                    records.getOrDefault(name, 0L)))
        .toList();
  }

  private Map<String, Long> records(Collection<TopicDescription> topics) {
    Map<TopicPartition, ListOffsetsResultInfo> from =
        get(admin.listOffsets(offsets(topics, OffsetSpec.earliest())).all());
    Map<TopicPartition, ListOffsetsResultInfo> to =
        get(admin.listOffsets(offsets(topics, OffsetSpec.latest())).all());
    Map<String, Long> records = new TreeMap<>();
    to.forEach(
        (partition, end) ->
            records.merge(
                partition.topic(),
                end.offset() - Objects.requireNonNull(from.get(partition)).offset(),
                Long::sum));
    return records;
  }

  private static Map<TopicPartition, OffsetSpec> offsets(
      Collection<TopicDescription> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted = new TreeMap<>(NewTopics.PARTITION_ORDER);
    for (TopicDescription topic : topics) {
      for (int p = 0; p < topic.partitions().size(); p++) {
        wanted.put(new TopicPartition(topic.name(), p), which);
      }
    }
    return wanted;
  }

  private <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw KafkaFaults.of(kafka, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return KafkaFaults.of(kafka, e);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
