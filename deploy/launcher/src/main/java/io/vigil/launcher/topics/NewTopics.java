package io.vigil.launcher.topics;

import io.vigil.schemas.topic.Cleanup;
import io.vigil.schemas.topic.Topic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;

/** How a topic is asked of Kafka. */
final class NewTopics {
  static final Comparator<TopicPartition> PARTITION_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private static final long LARGEST_SEGMENT = 16L << 20;

  private NewTopics() {}

  static NewTopic of(Topic<?> topic, Optional<Short> replication, OptionalLong topicBytes) {
    Map<String, String> config = new HashMap<>();
    config.put("cleanup.policy", topic.cleanup().policy());
    // The records say when things happened. The log's own time is the broker's, since retention by
    // event time would delete an old film at once, and a fast film runs ahead of what Kafka takes.
    config.put("message.timestamp.type", "LogAppendTime");
    config.put("max.message.bytes", Integer.toString(topic.maxMessageBytes()));
    if (topic.cleanup() == Cleanup.DELETE) {
      config.putAll(RetentionAdmin.settings(topic.retention()));
      topicBytes.ifPresent(
          bytes -> {
            // Kafka bounds each partition, and deletes whole segments only.
            long partition = Math.max(1, bytes / topic.partitions());
            long segment =
                Math.max(2L * topic.maxMessageBytes(), Math.min(LARGEST_SEGMENT, partition / 4));
            config.put("retention.bytes", Long.toString(partition));
            config.put("segment.bytes", Long.toString(segment));
          });
    }
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), replication).configs(config);
  }
}
