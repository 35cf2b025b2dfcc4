package io.vigil.server.evidence;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.server.http.Problem;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what people say to its topic, and waits until Kafka has it. Thread-safe. */
final class RecordSender {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConnection kafka;

  RecordSender(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /**
   * Sends a record. People are slow: a producer for each costs little, and none stands idle.
   *
   * @throws Problem 503 if Kafka does not take it
   */
  <T extends SpecificRecord> void send(Topic<T> topic, String key, T record) {
    Properties properties = kafka.toProperties();
    String patience = Long.toString(PATIENCE.toMillis());
    properties.put("max.block.ms", patience);
    properties.put("request.timeout.ms", patience);
    properties.put("delivery.timeout.ms", patience);
    properties.put("linger.ms", "0");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topic.name(), Keys.of(key), Codecs.of(topic, kafka).encode(record)))
          .get();
    } catch (KafkaException | ExecutionException e) {
      throw away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    }
  }

  private Problem away(Exception e) {
    return new Problem(
        503,
        "kafka-unavailable",
        "Kafka does not take it",
        "Kafka at %s did not take the record (%s); start it, and try again."
            .formatted(kafka.bootstrapServers(), e.getClass().getSimpleName()));
  }
}
