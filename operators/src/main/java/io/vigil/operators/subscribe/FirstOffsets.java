package io.vigil.operators.subscribe;

import io.vigil.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Commits a new group's places before it starts. Left to the consumer, a partition without a record
 * would have no place, and what came to it while the system was down would be passed over.
 */
final class FirstOffsets {

  private FirstOffsets() {}

  /** Commits the end of each partition that the group has no place in. */
  static void atEnd(Admin admin, String group, List<TopicDescription> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    List<TopicPartition> without = new ArrayList<>();
    for (TopicDescription topic : topics) {
      for (int p = 0; p < topic.partitions().size(); p++) {
        TopicPartition partition = new TopicPartition(topic.name(), p);
        if (committed.get(partition) == null) {
          without.add(partition);
        }
      }
    }
    if (without.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    without.forEach(p -> latest.put(p, OffsetSpec.latest()));
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((p, end) -> places.put(p, new OffsetAndMetadata(end.offset())));
    try {
      admin.alterConsumerGroupOffsets(group, places).all().get();
    } catch (ExecutionException e) {
      // Another instance runs already, and has places of its own.
      if (!(e.getCause() instanceof UnknownMemberIdException)) {
        throw e;
      }
    }
  }

  /** The names of topics. */
  static List<String> names(List<Topic<?>> topics) {
    return topics.stream().map(Topic::name).toList();
  }
}
