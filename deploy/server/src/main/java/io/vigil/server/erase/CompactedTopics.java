package io.vigil.server.erase;

import io.vigil.schemas.topic.KafkaConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Takes keys out of compacted topics. A tombstone alone leaves the record until Kafka compacts,
 * which on a quiet topic may be never: so the topic is made to close its segments and to compact
 * them at once, and given back its settings after.
 */
final class CompactedTopics {
  private static final Map<String, String> AT_ONCE =
      Map.of(
          "segment.ms", "100",
          "max.compaction.lag.ms", "100",
          "min.cleanable.dirty.ratio", "0.001");
  private static final long SEGMENT_MILLIS = 300;
  private static final int CLOSING = 3;

  private final Admin admin;
  private final KafkaConnection kafka;
  private final Map<ConfigResource, List<AlterConfigOp>> before = new HashMap<>();

  CompactedTopics(Admin admin, KafkaConnection kafka) {
    this.admin = admin;
    this.kafka = kafka;
  }

  /** Writes tombstones for keys, and makes Kafka compact what is before them. */
  void remove(Collection<Tally> tallies) throws ExecutionException, InterruptedException {
    Set<String> topics =
        tallies.stream()
            .map(tally -> tally.partition().topic())
            .collect(java.util.stream.Collectors.toSet());
    compactAtOnce(topics);
    Properties properties = kafka.toProperties();
    properties.put("linger.ms", "0");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      // A segment is closed by the record that comes after its time: so one more, and one more.
      for (int i = 0; i < CLOSING; i++) {
        for (Tally tally : tallies) {
          for (byte[] key : tally.keys()) {
            producer
                .send(
                    new ProducerRecord<>(
                        tally.partition().topic(), tally.partition().partition(), key, null))
                .get();
          }
        }
        TimeUnit.MILLISECONDS.sleep(SEGMENT_MILLIS);
      }
    }
  }

  private void compactAtOnce(Set<String> topics) throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        topics.stream().map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (var found : admin.describeConfigs(resources).all().get().entrySet()) {
      List<AlterConfigOp> back = new ArrayList<>();
      List<AlterConfigOp> now = new ArrayList<>();
      AT_ONCE.forEach(
          (name, value) -> {
            ConfigEntry entry = found.getValue().get(name);
            boolean set =
                entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
            back.add(
                new AlterConfigOp(
                    set ? entry : new ConfigEntry(name, ""),
                    set ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE));
            now.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
          });
      before.put(found.getKey(), back);
      changes.put(found.getKey(), now);
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /** Gives the topics their settings back. */
  void restore() throws ExecutionException, InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>(before);
    admin.incrementalAlterConfigs(changes).all().get();
  }
}
