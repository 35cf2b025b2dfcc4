package io.vigil.operators.support;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.testing.TestBroker;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with all of Vigil's topics, and what the job's tests write to and read from it. */
public final class TestKafka implements AutoCloseable {

  private final TestBroker broker;
  private final KafkaConnection connection;

  private TestKafka(TestBroker broker, KafkaConnection connection) {
    this.broker = broker;
    this.connection = connection;
  }

  /** Starts a broker that keeps its log in a directory, and makes the topics. */
  public static TestKafka start(Path directory) throws Exception {
    TestBroker broker = TestBroker.start(directory);
    return new TestKafka(broker, broker.connection());
  }

  /** The same broker, its records in the wire format of a schema registry. */
  public TestKafka with(URI registry) {
    return new TestKafka(
        broker,
        new KafkaConnection(
            connection.bootstrapServers(), connection.properties(), Optional.of(registry)));
  }

  /** Where it is. */
  public KafkaConnection connection() {
    return connection;
  }

  /** A producer of bytes. */
  public KafkaProducer<byte[], byte[]> producer() {
    Properties properties = connection.toProperties();
    properties.put("enable.idempotence", "true");
    properties.put("linger.ms", "0");
    // With more, a partition whose leader has just come may take the second batch before the first.
    properties.put("max.in.flight.requests.per.connection", "1");
    properties.put("max.request.size", Integer.toString(8 << 20));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** All records of a topic that a read_committed reader sees now, partition by partition. */
  public <T extends SpecificRecord> List<T> read(Topic<T> topic) {
    List<T> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> raw : readRaw(topic)) {
      try {
        records.add(Codecs.of(topic, connection).decode(raw.value()));
      } catch (RecordFormatException e) {
        throw new AssertionError("an unreadable record on " + topic.name(), e);
      }
    }
    return records;
  }

  /** As {@link #read}, undecoded. */
  public List<ConsumerRecord<byte[], byte[]>> readRaw(Topic<?> topic) {
    Properties properties = connection.toProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo info : consumer.partitionsFor(topic.name())) {
        partitions.add(new TopicPartition(info.topic(), info.partition()));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    broker.close();
  }
}
