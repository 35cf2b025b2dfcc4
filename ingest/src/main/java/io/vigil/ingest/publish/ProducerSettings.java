package io.vigil.ingest.publish;

import io.vigil.schemas.topic.KafkaConnection;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How the Kafka producer is set: idempotent, and never giving up a record that it has taken. */
final class ProducerSettings {
  /**
   * Bytes that the producer may hold. What waits beyond them is in the buffer, where it may drop.
   */
  static final long IN_FLIGHT_BYTES = 8L << 20;

  // Twice and more: the producer takes whole batches, one for each partition.
  private static final long MEMORY_BYTES = 32L << 20;
  private static final int BATCH_BYTES = 64 << 10;
  private static final int REQUEST_BYTES = 8 << 20;

  private ProducerSettings() {}

  /**
   * Settings of a producer.
   *
   * @param client its name to the brokers
   */
  static Properties of(KafkaConnection connection, String client) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, client,
            // A failed connection is tried again within a second: cameras do not wait.
            ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, "100",
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000",
            ProducerConfig.LINGER_MS_CONFIG, "5"));
    properties.putAll(connection.toProperties());
    properties.putAll(
        Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.ACKS_CONFIG, "all",
            // A record that was given a sequence number must not expire: that would be a hole.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(Integer.MAX_VALUE),
            // With more, a second batch may be taken by a partition's new leader before the first,
            // which that leader then refuses as out of order, for ever.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "1000",
            ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(MEMORY_BYTES),
            ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(REQUEST_BYTES)));
    return properties;
  }
}
