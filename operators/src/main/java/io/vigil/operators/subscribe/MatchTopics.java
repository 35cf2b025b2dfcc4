package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Fault;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that matches go to. Blocking; thread-safe. */
final class MatchTopics implements AutoCloseable {

  private static final String PATIENCE_MILLIS = "15000";

  private final Admin admin;
  private final Set<String> there = new HashSet<>();

  MatchTopics(KafkaConnection kafka) {
    Properties properties = kafka.toProperties();
    properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
    properties.put("request.timeout.ms", PATIENCE_MILLIS);
    this.admin = Admin.create(properties);
  }

  /**
   * Makes the topic of a subscription, unless it is there.
   *
   * @param subscription a valid name
   * @return why it cannot be made, if it cannot
   */
  synchronized Optional<Fault> make(String subscription) {
    Topic<?> topic = Topics.matches(subscription);
    if (there.contains(topic.name())) {
      return Optional.empty();
    }
    NewTopic wanted =
        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy", topic.cleanup().policy(),
                    "message.timestamp.type", "LogAppendTime",
                    "max.message.bytes", Integer.toString(topic.maxMessageBytes()),
                    "retention.ms", Long.toString(topic.retention().toMillis())));
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        return Optional.of(
            new Fault(
                "name",
                "its topic " + topic.name() + " cannot be made: " + Causes.of(e),
                "mend Kafka or its rights, then write the subscription again"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + topic.name() + " was made", e);
    }
    there.add(topic.name());
    return Optional.empty();
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(2));
  }
}
