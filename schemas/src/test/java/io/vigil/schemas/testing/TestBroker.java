package io.vigil.schemas.testing;

import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** Kafka's own broker in this process, which can be stopped and started again with its data. */
public final class TestBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path directory;
  private final int port = freePort();
  private final int controllerPort = freePort();
  private @Nullable KafkaRaftServer server;

  private TestBroker(Path directory) {
    this.directory = directory;
  }

  /** A broker that is not started yet, but whose address is known. */
  public static TestBroker prepare(Path directory) throws Exception {
    TestBroker broker = new TestBroker(directory);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    return broker;
  }

  /** A broker that runs and has Vigil's topics. */
  public static TestBroker start(Path directory) throws Exception {
    TestBroker broker = prepare(directory);
    broker.startServer();
    try {
      broker.createTopics();
    } catch (Exception e) {
      // A broker that outlives its test ends this process once the test's directory is deleted.
      broker.close();
      throw e;
    }
    return broker;
  }

  /** Starts the server, with what it stored before. */
  public void startServer() {
    Map<String, String> p = new HashMap<>();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", directory.toString());
    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("offsets.topic.num.partitions", "1");
    p.put("transaction.state.log.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    // The tests' event times lie in the past, where retention would take the records at once.
    p.put("log.retention.ms", "-1");
    p.put("log.cleaner.dedupe.buffer.size", Long.toString(4L << 20));
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
    starting.startup();
    server = starting;
  }

  /** Makes all of Vigil's topics, as they are declared. */
  public void createTopics() throws Exception {
    try (Admin admin = Admin.create(connection().toProperties())) {
      admin
          .createTopics(
              Topics.all().stream()
                  .map(
                      (Topic<?> topic) ->
                          new NewTopic(
                                  topic.name(),
                                  Optional.of(topic.partitions()),
                                  Optional.<Short>empty())
                              .configs(
                                  Map.of(
                                      "max.message.bytes",
                                      Integer.toString(topic.maxMessageBytes()))))
                  .toList())
          .all()
          .get();
      Await.until("Vigil's topics to be led", Await.LONGEST, () -> led(admin));
    }
  }

  /**
   * A topic is made before the broker knows it, and known before it is led; what is sent in between
   * is refused, and comes out of its sequence when what is sent behind it is not. A partition that
   * tells its end is led.
   */
  private static boolean led(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (Topic<?> topic : Topics.all()) {
      for (int p = 0; p < topic.partitions(); p++) {
        ends.put(new TopicPartition(topic.name(), p), OffsetSpec.latest());
      }
    }
    try {
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** Stops the server; what it stored stays. */
  public void stopServer() {
    KafkaRaftServer running = server;
    if (running != null) {
      server = null;
      running.shutdown();
      running.awaitShutdown();
    }
  }

  public KafkaConnection connection() {
    return KafkaConnection.of(HOST + ":" + port);
  }

  @Override
  public void close() {
    stopServer();
  }

  /** A port that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
