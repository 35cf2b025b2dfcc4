package io.vigil.operators.source;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Kafka sources of the media topics. */
public final class MediaSources {

  private static final String DISCOVERY = "partition.discovery.interval.ms";

  private MediaSources() {}

  /**
   * A source of a topic: from the group's committed offsets, else from where {@code start} says.
   *
   * @param group the consumer group; offsets are committed at checkpoints, for tools to see the lag
   * @param discovery how often new partitions are looked for
   */
  // The connector's API still asks for Kafka's deprecated enum.
  @SuppressWarnings("deprecation")
  public static KafkaSource<RawRecord> of(
      Topic<?> topic,
      KafkaConnection connection,
      String group,
      StartOffsets start,
      Duration discovery) {
    OffsetResetStrategy reset =
        start == StartOffsets.EARLIEST ? OffsetResetStrategy.EARLIEST : OffsetResetStrategy.LATEST;
    return KafkaSource.<RawRecord>builder()
        .setProperties(connection.toProperties())
        .setProperty(DISCOVERY, Long.toString(discovery.toMillis()))
        // A reader never sees what a transaction took back.
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setBootstrapServers(connection.bootstrapServers())
        .setGroupId(group)
        .setClientIdPrefix(group + "-" + topic.name())
        .setTopics(topic.name())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(reset))
        .setDeserializer(new RawRecordReader())
        .build();
  }
}
