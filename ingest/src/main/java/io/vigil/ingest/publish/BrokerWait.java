package io.vigil.ingest.publish;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start until Kafka answers and has the topics, and says so while it does not. */
final class BrokerWait {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerWait.class);
  private static final long ATTEMPT_MILLIS = 3000;
  private static final long PAUSE_MILLIS = 300;

  /** What a client says where no address of its list has a known name. */
  private static final String UNRESOLVED = "No resolvable bootstrap";

  private static final long REMIND_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final KafkaConnection connection;
  private final Duration timeout;
  private final List<String> names;

  BrokerWait(KafkaConnection connection, Duration timeout, List<Topic<?>> media) {
    this.connection = connection;
    this.timeout = timeout;
    names = Stream.concat(media.stream(), Stream.of(Topics.STREAMS)).map(Topic::name).toList();
  }

  /**
   * Waits, unless {@code closing} becomes true.
   *
   * @throws PublishException if Kafka is not ready in time; a zero time is for ever
   */
  void await(BooleanSupplier closing) throws InterruptedException {
    Properties properties = connection.toProperties();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2500");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000");
    properties.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500");
    long start = System.nanoTime();
    long reminded = start - REMIND_NANOS;
    Admin admin = null;
    try {
      while (!closing.getAsBoolean()) {
        PublishException trouble;
        try {
          admin = admin == null ? Admin.create(properties) : admin;
          trouble = ask(admin);
        } catch (KafkaException e) {
          trouble = unresolved(e);
        }
        if (trouble == null) {
          return;
        }
        long now = System.nanoTime();
        if (!timeout.isZero() && now - start > timeout.toNanos()) {
          throw trouble;
        }
        if (now - reminded >= REMIND_NANOS) {
          reminded = now;
          LOG.warn("{} Still trying.", trouble.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } finally {
      if (admin != null) {
        admin.close();
      }
    }
  }

  /** A client cannot even be made while the broker's name is unknown. */
  private PublishException unresolved(KafkaException e) {
    if (String.valueOf(e.getCause()).contains(UNRESOLVED)) {
      return new PublishException(
          PublishException.Fault.KAFKA_UNREACHABLE,
          "the name of Kafka at "
              + connection.bootstrapServers()
              + " is not known here; start it, or correct kafka.bootstrap.");
    }
    throw e;
  }

  private @Nullable PublishException ask(Admin admin) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      admin
          .describeTopics(names)
          .allTopicNames()
          .get(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS)
          .forEach(
              (name, topic) ->
                  topic
                      .partitions()
                      .forEach(
                          p ->
                              ends.put(
                                  new TopicPartition(name, p.partition()), OffsetSpec.latest())));
      // A new topic's leader is named before it leads; what is sent in between is refused, and may
      // be overtaken by what is sent behind it. A partition that tells its end is led.
      admin.listOffsets(ends).all().get(ATTEMPT_MILLIS, TimeUnit.MILLISECONDS);
      return null;
    } catch (TimeoutException e) {
      return unreachable();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UnknownTopicOrPartitionException) {
        return new PublishException(
            PublishException.Fault.TOPIC_MISSING,
            "Kafka at "
                + connection.bootstrapServers()
                + " lacks topics of "
                + String.join(", ", names)
                + "; create them with: vigil topics create");
      }
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        return unreachable();
      }
      return new PublishException(
          PublishException.Fault.KAFKA_REFUSES,
          "Kafka at "
              + connection.bootstrapServers()
              + " refuses ("
              + (cause == null ? "without a reason" : cause.getClass().getSimpleName())
              + "); check kafka.properties.");
    }
  }

  private PublishException unreachable() {
    return new PublishException(
        PublishException.Fault.KAFKA_UNREACHABLE,
        "Kafka at "
            + connection.bootstrapServers()
            + " does not answer; start it, or correct kafka.bootstrap.");
  }
}
