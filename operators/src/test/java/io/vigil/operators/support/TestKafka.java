package io.vigil.operators.support;

import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka's own broker and controller in this process, with all of Vigil's topics. */
public final class TestKafka implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final KafkaRaftServer server;
  private final KafkaConnection connection;

  private TestKafka(KafkaRaftServer server, KafkaConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  /** Starts a broker that keeps its log in a directory, and makes the topics. */
  public static TestKafka start(Path directory) throws Exception {
    int port = freePort();
    int controller = freePort();
    Map<String, String> p = new HashMap<>();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", directory.toString());
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("auto.create.topics.enable", "false");
    p.put("log.cleaner.dedupe.buffer.size", Long.toString(4L << 20));
    // The tests' event times lie in the past, where retention would take the records at once.
    p.put("log.retention.ms", "-1");
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
    server.startup();
    TestKafka kafka = new TestKafka(server, KafkaConnection.of("127.0.0.1:" + port));
    kafka.createTopics();
    return kafka;
  }

  /** Where it is. */
  public KafkaConnection connection() {
    return connection;
  }

  /** Makes every topic anew, so that a test begins with empty ones. */
  public void emptyTopics() throws Exception {
    try (Admin admin = Admin.create(connection.toProperties())) {
      List<String> names = Topics.all().stream().<String>map(Topic::name).toList();
      admin.deleteTopics(names).all().get();
      Await.until(
          "the topics to be gone",
          Duration.ofSeconds(20),
          () -> admin.listTopics().names().get().stream().noneMatch(names::contains));
    }
    createTopics();
  }

  private void createTopics() throws Exception {
    try (Admin admin = Admin.create(connection.toProperties())) {
      List<NewTopic> topics =
          Topics.all().stream()
              .map(
                  topic ->
                      new NewTopic(topic.name(), Optional.of(PARTITIONS), Optional.empty())
                          .configs(
                              Map.of(
                                  "max.message.bytes", Integer.toString(topic.maxMessageBytes()))))
              .toList();
      admin.createTopics(topics).all().get();
      List<String> names = topics.stream().map(NewTopic::name).toList();
      Await.until(
          "the topics to be there",
          Duration.ofSeconds(20),
          () -> admin.listTopics().names().get().containsAll(names));
    }
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
        records.add(Codecs.singleObject(topic.type()).decode(raw.value()));
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
