package io.vigil.launcher.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Sets how long topics keep their records. */
final class RetentionAdmin {
  private static final String RETENTION = "retention.ms";
  private static final String SEGMENT = "segment.ms";
  private static final Duration LEAST_SEGMENT = Duration.ofMinutes(1);
  private static final Duration MOST_SEGMENT = Duration.ofDays(7);
  private static final int SEGMENTS = 4;

  private RetentionAdmin() {}

  /**
   * Kafka deletes whole segments, each once its newest record is old enough: records of a long
   * segment stay far longer than was asked for. With this, at most a quarter longer.
   */
  static Map<String, String> settings(Duration retention) {
    Duration segment = retention.dividedBy(SEGMENTS);
    if (segment.compareTo(LEAST_SEGMENT) < 0) {
      segment = LEAST_SEGMENT;
    } else if (segment.compareTo(MOST_SEGMENT) > 0) {
      segment = MOST_SEGMENT;
    }
    return Map.of(
        RETENTION, Long.toString(retention.toMillis()), SEGMENT, Long.toString(segment.toMillis()));
  }

  /** Sets what differs from what is wanted; the names of the topics that were changed. */
  static List<String> apply(
      Admin admin, Collection<String> topics, Function<String, Optional<Duration>> wanted)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        topics.stream()
            .filter(topic -> wanted.apply(topic).isPresent())
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Map.Entry<ConfigResource, Config> found :
        admin.describeConfigs(resources).all().get().entrySet()) {
      Duration retention = wanted.apply(found.getKey().name()).orElseThrow();
      List<AlterConfigOp> ops = new ArrayList<>();
      settings(retention)
          .forEach(
              (key, value) -> {
                ConfigEntry now = found.getValue().get(key);
                if (now == null || !value.equals(now.value())) {
                  ops.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
                }
              });
      if (!ops.isEmpty()) {
        changes.put(found.getKey(), ops);
      }
    }
    admin.incrementalAlterConfigs(changes).all().get();
    return changes.keySet().stream().map(ConfigResource::name).sorted().toList();
  }
}
