package io.vigil.server.testing;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to their topics, as ingest and the job do. */
public final class TestProducer implements AutoCloseable {
  private final KafkaConnection kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  public TestProducer(KafkaConnection kafka) {
    this.kafka = kafka;
    Properties properties = kafka.toProperties();
    properties.put("linger.ms", "0");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes; what was written before {@link #flush} is with Kafka after it. */
  public <T extends SpecificRecord> void send(Topic<T> topic, T record) {
    String stream = String.valueOf(record.get(record.getSchema().getField("stream").pos()));
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(
                topic.name(), Keys.of(stream), Codecs.of(topic, kafka).encode(record)));
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

  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
