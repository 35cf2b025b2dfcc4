package io.vigil.launcher.embedded;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller (KRaft) in this process, on the loopback. It is Kafka's own
 * server, not a stand-in.
 *
 * <pre>{@code
 * try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
 *   KafkaConnection kafka = KafkaConnection.of(broker.bootstrap());
 *   ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Closing stops it; its directory stays.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** Below this a broker would stop within moments of starting. */
  private static final long LEAST_FREE_BYTES = 64L << 20;

  private static final long FAILED_STOP_MILLIS = 3_000;
  private static final int MOST_ATTEMPTS = 4;

  private final KafkaRaftServer server;
  private final int port;
  private final CompletableFuture<Failure> fault;
  private final DirectoryLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(
      KafkaRaftServer server, int port, CompletableFuture<Failure> fault, DirectoryLock lock) {
    this.server = server;
    this.lock = lock;
    this.port = port;
    this.fault = fault;
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @throws Failure if the port or the directory is taken, or the disk is full or not writable
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    return start(settings, Ports::free);
  }

  /** As above, with ports that {@code free} finds: those wanted, or any for 0. */
  static EmbeddedBroker start(BrokerSettings settings, IntUnaryOperator free) {
    int port = free.applyAsInt(settings.port());
    Path directory = settings.directory();
    requireRoom(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    CompletableFuture<Failure> fault = new CompletableFuture<>();
    reportInsteadOfHalting(directory, fault);
    try {
      format(directory);
      Optional<KafkaRaftServer> server = Optional.empty();
      for (int attempt = 1; server.isEmpty(); attempt++) {
        // A port that was free is not held for us: another may have taken it meanwhile.
        port = attempt == 1 ? port : free.applyAsInt(settings.port());
        server = serve(settings, port, free.applyAsInt(0), attempt < MOST_ATTEMPTS);
      }
      LOG.info("Embedded broker on 127.0.0.1:{}, log in {}", port, directory);
      return new EmbeddedBroker(server.get(), port, fault, lock);
    } catch (Failure e) {
      lock.close();
      throw e;
    } catch (Exception e) {
      lock.close();
      throw BrokerFaults.atStart(directory, e);
    }
  }

  /** A server that runs; none if a port is taken and another may be tried. */
  private static Optional<KafkaRaftServer> serve(
      BrokerSettings settings, int port, int controllerPort, boolean again) {
    Map<String, String> properties = BrokerProperties.of(settings, port, controllerPort);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    try {
      server.startup();
      return Optional.of(server);
    } catch (Exception e) {
      if (!again || !BrokerFaults.isPortInUse(e)) {
        throw e;
      }
      server.shutdown();
      return Optional.empty();
    }
  }

  private static void requireRoom(Path directory) {
    try {
      Files.createDirectories(directory);
      long free = Files.getFileStore(directory).getUsableSpace();
      if (free < LEAST_FREE_BYTES) {
        throw BrokerFaults.diskFull(directory, free, null);
      }
    } catch (IOException e) {
      throw new Failure(
          ExitCode.KAFKA,
          "broker.directory",
          "the data directory " + directory + " cannot be written",
          "name another with --data-dir",
          e);
    }
  }

  /** Formats a new directory; one that was formatted before is kept as it is. */
  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setDirectories(java.util.List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  /**
   * Kafka ends its process when its disk fails. Here the process is not its own: the fault is kept,
   * so that the command can say it in one line and close the rest.
   */
  private static void reportInsteadOfHalting(Path directory, CompletableFuture<Failure> fault) {
    Exit.Procedure report =
        (status, message) -> fault.complete(BrokerFaults.whileRunning(directory, message));
    Exit.setHaltProcedure(report);
    Exit.setExitProcedure(report);
  }

  /** Where clients connect, {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Completes with what stopped the broker, if something does before it is closed. */
  public CompletableFuture<Failure> fault() {
    return fault.copy();
  }

  /** Stops the broker; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      stop();
    } finally {
      lock.close();
    }
  }

  private void stop() {
    if (!fault.isDone()) {
      server.shutdown();
      return;
    }
    // A broker whose disk has failed waits minutes for its controller, which has failed with it.
    Thread stopping = new Thread(server::shutdown, "vigil-broker-stop");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(FAILED_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
