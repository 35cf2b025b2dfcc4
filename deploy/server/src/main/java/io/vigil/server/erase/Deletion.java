package io.vigil.server.erase;

import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Deletes what Kafka can delete of a stream. For one thread. */
final class Deletion {
  /** How often brokers look for segments that are due. */
  private static final Duration CHECK = Duration.ofMinutes(5);

  private final Admin admin;
  private final CompactedTopics compacted;
  private final boolean allBefore;
  private final Map<String, Config> configs = new HashMap<>();
  private final Map<String, Long> othersLost = new HashMap<>();

  Deletion(Admin admin, KafkaConnection kafka, boolean allBefore) {
    this.admin = admin;
    this.compacted = new CompactedTopics(admin, kafka);
    this.allBefore = allBefore;
  }

  /** Deletes; returns when Kafka gives none of it out any more, compaction apart. */
  void delete(List<Tally> tallies) throws ExecutionException, InterruptedException {
    describe(tallies);
    Map<TopicPartition, RecordsToDelete> deletes = new HashMap<>();
    List<Tally> keys = new ArrayList<>();
    for (Tally tally : tallies) {
      if (tally.found() == 0) {
        continue;
      }
      if (compactedOnly(tally)) {
        keys.add(tally);
        continue;
      }
      long others = tally.othersBefore();
      long until = others == 0 || allBefore ? tally.behindLast() : tally.alone();
      if (others > 0 && allBefore) {
        othersLost.merge(tally.partition().topic(), others, Long::sum);
      }
      if (until > 0) {
        deletes.put(tally.partition(), RecordsToDelete.beforeOffset(until));
      }
    }
    admin.deleteRecords(deletes).all().get();
    if (!keys.isEmpty()) {
      compacted.remove(keys);
    }
  }

  private void describe(List<Tally> tallies) throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        tallies.stream()
            .map(tally -> tally.partition().topic())
            .distinct()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    admin
        .describeConfigs(resources)
        .all()
        .get()
        .forEach((resource, config) -> configs.put(resource.name(), config));
  }

  private boolean compactedOnly(Tally tally) {
    return value(tally.partition().topic(), "cleanup.policy").filter("compact"::equals).isPresent();
  }

  private Optional<String> value(String topic, String key) {
    return Optional.ofNullable(configs.get(topic))
        .map(config -> config.get(key))
        .map(ConfigEntry::value);
  }

  /** Whether Kafka has still to compact what was taken out. */
  boolean compacts(List<Tally> after) {
    return after.stream().anyMatch(tally -> tally.found() > 0 && compactedOnly(tally));
  }

  /** Gives the topics the settings back that they had. */
  void restore() throws ExecutionException, InterruptedException {
    compacted.restore();
  }

  /** Records of other streams that were deleted on a topic. */
  long othersLost(String topic) {
    return othersLost.getOrDefault(topic, 0L);
  }

  /** When retention has removed a record, if the topic has one: Kafka deletes whole segments. */
  Optional<Instant> goneBy(String topic, Instant logged) {
    Optional<Long> retention = value(topic, "retention.ms").map(Long::valueOf).filter(ms -> ms > 0);
    Optional<Long> segment = value(topic, "segment.ms").map(Long::valueOf);
    return value(topic, "cleanup.policy").filter(policy -> policy.contains("delete")).isEmpty()
        ? Optional.empty()
        : retention.map(ms -> logged.plusMillis(ms).plusMillis(segment.orElse(0L)).plus(CHECK));
  }
}
