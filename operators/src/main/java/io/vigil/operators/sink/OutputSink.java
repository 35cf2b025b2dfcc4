package io.vigil.operators.sink;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The sink of all the job's topics: one producer, and one transaction, for each subtask. */
public final class OutputSink {

  private OutputSink() {}

  /**
   * The sink.
   *
   * @param transactionPrefix begins the ids of its transactions; no two jobs on one Kafka may share
   *     it
   * @param transactionTimeout how long a transaction may stay open; longer than the longest
   *     checkpoint and restart, and at most the broker's transaction.max.timeout.ms
   */
  public static KafkaSink<OutRecord> of(
      KafkaConnection connection,
      Delivery delivery,
      String transactionPrefix,
      Duration transactionTimeout) {
    int largest = Topics.all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();
    return KafkaSink.<OutRecord>builder()
        .setKafkaProducerConfig(connection.toProperties())
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()))
        // Records are few and someone waits for each: none lingers for company.
        .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
        // With more, a partition's new leader may take a second batch before the first, which it
        // then refuses as out of order until the delivery times out.
        .setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1")
        .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(largest))
        .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none")
        .setBootstrapServers(connection.bootstrapServers())
        .setDeliveryGuarantee(
            delivery == Delivery.EXACTLY_ONCE
                ? DeliveryGuarantee.EXACTLY_ONCE
                : DeliveryGuarantee.AT_LEAST_ONCE)
        .setTransactionalIdPrefix(transactionPrefix)
        .setRecordSerializer(new Serializer())
        .build();
  }

  private static final class Serializer implements KafkaRecordSerializationSchema<OutRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        OutRecord record, KafkaSinkContext context, Long timestamp) {
      return new ProducerRecord<>(
          record.topic(), null, Math.max(0, record.timestamp()), record.key(), record.value());
    }
  }
}
