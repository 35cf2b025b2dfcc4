package io.vigil.server.testing;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import java.time.Duration;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to their topics, as ingest and the job do. */
public final class TestProducer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaConnection kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Queue<Future<RecordMetadata>> sent = new ConcurrentLinkedQueue<>();

  public TestProducer(KafkaConnection kafka) {
    this.kafka = kafka;
    Properties properties = kafka.toProperties();
    properties.put("linger.ms", "0");
    // A broker on a busy machine may answer late: what is sent again meanwhile may come out of
    // its sequence, and be refused.
    properties.put("request.timeout.ms", Long.toString(PATIENCE.toMillis()));
    properties.put("delivery.timeout.ms", Long.toString(2 * PATIENCE.toMillis()));
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes; what was written before {@link #flush} is with Kafka after it. */
  public <T extends SpecificRecord> void send(Topic<T> topic, T record) {
    String stream = String.valueOf(record.get(record.getSchema().getField("stream").pos()));
    sent.add(
        producer.send(
            new ProducerRecord<>(
                topic.name(), Keys.of(stream), Codecs.of(topic, kafka).encode(record))));
  }

  /** Writes and waits until Kafka has it. */
  public <T extends SpecificRecord> void put(Topic<T> topic, T record) {
    send(topic, record);
    flush();
  }

  /** Writes bytes that are no record. */
  public void garbage(String topic, String key) throws InterruptedException, ExecutionException {
    producer.send(new ProducerRecord<>(topic, Keys.of(key), new byte[] {1, 2, 3})).get();
  }

  /** Waits until Kafka has all that was sent; fails if it lacks one. */
  public void flush() {
    producer.flush();
    for (Future<RecordMetadata> one = sent.poll(); one != null; one = sent.poll()) {
      try {
        one.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new AssertionError("a record did not reach Kafka: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
