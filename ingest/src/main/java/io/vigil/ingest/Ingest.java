package io.vigil.ingest;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.ingest.publish.KafkaPublisher;
import io.vigil.ingest.publish.PublishException;
import io.vigil.ingest.publish.Publishers;
import io.vigil.ingest.supervise.StreamSpec;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.ingest.supervise.StreamWorker;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingests sources: from cameras and films to the topics of frames, sound and stream states.
 *
 * <pre>{@code
 * StreamSource yard = StreamSource.of("yard", SourceAddress.parse("rtsp://user:word@camera/1"));
 * try (Ingest ingest =
 *     new Ingest(
 *         IngestConfig.defaults(), KafkaConnection.of("localhost:9092"), List.of(yard), List.of())) {
 *   ingest.start();
 *   while (!ingest.awaitEnd(Duration.ofMinutes(1))) {
 *     System.out.println(ingest.summaries());
 *   }
 * }
 * }</pre>
 *
 * <p>Films end; live sources go on until {@link #close}, or {@link #stop} of one. One that fails
 * leaves the others going. Streams may be added, paused, resumed and removed meanwhile.
 * Thread-safe.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
  private static final long TICK_MILLIS = 250;
  private static final Duration STOP_TIME = Duration.ofSeconds(5);
  private static final Duration FLUSH_SLICE = Duration.ofMillis(100);

  private final IngestConfig config;
  private final Clock clock;
  private final SimulatedSources simulated;
  private final Publishers publishers;

  /** In the order given. Replaced as a whole at each change, so it is read without a lock. */
  private volatile Map<String, StreamWorker> workers = Map.of();

  private final Map<String, StreamSource> sources = new HashMap<>();
  private final Set<String> paused = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService monitor;
  private final Duration statusInterval;
  private boolean started;
  private boolean closed;

  /**
   * Prepares ingestion of sources whose media are sent; nothing is opened.
   *
   * @param providers simulated sources, by their schemes
   * @throws IllegalArgumentException if there is no source, or two have one id
   */
  public Ingest(
      IngestConfig config,
      KafkaConnection kafka,
      List<StreamSource> sources,
      List<SimulatedSource> providers) {
    this(config, kafka, sources, providers, TokenEncoder.Opener.NONE);
  }

  /**
   * As above, also of sources of which tokens alone may leave.
   *
   * @param opener opens the model's encoder, at once if a source needs it, else with the first that
   *     does
   * @throws RuntimeException if the encoder is needed and cannot be opened
   */
  public Ingest(
      IngestConfig config,
      KafkaConnection kafka,
      List<StreamSource> sources,
      List<SimulatedSource> providers,
      TokenEncoder.Opener opener) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no source: give at least one film or camera");
    }
    Set<String> ids = new HashSet<>();
    for (StreamSource source : sources) {
      if (!ids.add(source.id())) {
        throw new IllegalArgumentException("two sources have the id '" + source.id() + "'");
      }
    }
    this.config = config;
    clock = Clock.systemUTC();
    statusInterval = config.publish().statusInterval();
    publishers = new Publishers(kafka, config.publish(), clock, opener);
    simulated = new SimulatedSources(providers);
    sources.forEach(this::put);
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "vigil-monitor");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    monitor = executor;
  }

  private StreamWorker put(StreamSource source) {
    boolean eventsOnly = source.options().privacy().eventsOnly();
    KafkaPublisher publisher = publishers.of(eventsOnly);
    StreamSpec spec =
        new StreamSpec(
            source.id(),
            source.address(),
            simulated,
            config.connection(),
            config.sampling(),
            config.decode(),
            config.retry(),
            source.options().fast(),
            source.options().start(),
            source.options().privacy(),
            publishers.slotMicros(eventsOnly));
    StreamWorker worker = new StreamWorker(spec, publisher, clock);
    Map<String, StreamWorker> more = new LinkedHashMap<>(workers);
    more.put(source.id(), worker);
    workers = more;
    sources.put(source.id(), source);
    return worker;
  }

  /** Starts all streams and the publisher; returns at once. */
  public synchronized void start() {
    if (started) {
      throw new IllegalStateException("already started");
    }
    started = true;
    publishers.start();
    workers.values().forEach(StreamWorker::start);
    every(TICK_MILLIS, () -> workers.values().forEach(this::tick));
    every(statusInterval.toMillis(), () -> workers.values().forEach(StreamWorker::publishState));
  }

  private void every(long millis, Runnable task) {
    ScheduledFuture<?> unused =
        monitor.scheduleAtFixedRate(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                // A task that throws would never run again.
                LOG.error("the monitor of streams met with {}", e.toString());
              }
            },
            millis,
            millis,
            TimeUnit.MILLISECONDS);
  }

  private void tick(StreamWorker worker) {
    try {
      worker.tick();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits until every stream has ended or failed and all its records are with Kafka.
   *
   * @return false if that was not so within {@code time}
   * @throws PublishException if nothing can be published
   */
  public boolean awaitEnd(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    for (StreamWorker worker : workers.values()) {
      do {
        failure().ifPresent(Ingest::raise);
        if (worker.awaitEnd(shorter(FLUSH_SLICE, left(deadline)))) {
          break;
        }
      } while (System.nanoTime() < deadline);
    }
    do {
      failure().ifPresent(Ingest::raise);
      boolean ended = paused.isEmpty() && !workers.isEmpty();
      for (StreamWorker worker : workers.values()) {
        ended &= worker.awaitEnd(Duration.ZERO);
      }
      if (ended && publishers.flush(shorter(FLUSH_SLICE, left(deadline)))) {
        return true;
      }
    } while (System.nanoTime() < deadline && pause(deadline));
    return false;
  }

  /** Waits a moment: what is paused or gone does not tell when it goes on. */
  private boolean pause(long deadline) throws InterruptedException {
    if (!paused.isEmpty() || workers.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(
          Math.min(FLUSH_SLICE.toNanos(), Math.max(0, deadline - System.nanoTime())));
    }
    return true;
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void raise(PublishException e) {
    throw e;
  }

  /** Why nothing can be published, if so. */
  public Optional<PublishException> failure() {
    return publishers.failure();
  }

  /** What became of each stream so far, in the order given. */
  public List<StreamSummary> summaries() {
    return workers.values().stream().map(StreamWorker::summary).toList();
  }

  /** Figures of the whole process. */
  public IngestMetrics metrics() {
    Map<String, StreamSummary> streams = new HashMap<>();
    summaries().forEach(summary -> streams.put(summary.id(), summary));
    long online = workers.values().stream().filter(StreamWorker::online).count();
    return new IngestMetrics(
        streams, (int) online, publishers.waitingBytes(), publishers.failure().isEmpty());
  }

  /**
   * Ends one stream; the others go on.
   *
   * @return whether there is such a stream and it ended in time
   */
  public boolean stop(String stream) throws InterruptedException {
    StreamWorker worker = workers.get(stream);
    if (worker == null) {
      return false;
    }
    worker.stop();
    return worker.awaitEnd(STOP_TIME);
  }

  /**
   * Adds a stream, and starts it if this was started.
   *
   * @return false if there is one of this id already, or this is closed
   * @throws RuntimeException if tokens alone of it may leave and the encoder cannot be opened
   */
  public synchronized boolean add(StreamSource source) {
    if (closed || workers.containsKey(source.id())) {
      return false;
    }
    StreamWorker worker = put(source);
    if (started) {
      worker.start();
    }
    return true;
  }

  /** Whether there is such a stream. */
  public boolean has(String stream) {
    return workers.containsKey(stream);
  }

  /** Whether a stream is paused. */
  public boolean isPaused(String stream) {
    return paused.contains(stream);
  }

  /**
   * Ends one stream until it is resumed; while it is paused, not all has ended.
   *
   * @return whether there is such a stream and it ended in time
   */
  public synchronized boolean pause(String stream) throws InterruptedException {
    if (!workers.containsKey(stream)) {
      return false;
    }
    paused.add(stream);
    return stop(stream);
  }

  /**
   * Opens a paused stream again.
   *
   * @return whether there is such a stream and it was paused
   */
  public synchronized boolean resume(String stream) {
    StreamSource source = sources.get(stream);
    if (closed || source == null || !paused.contains(stream)) {
      return false;
    }
    StreamWorker before = workers.get(stream);
    StreamWorker worker = put(source);
    if (before != null) {
      worker.resume(before);
    }
    worker.start();
    // Only now, or for a moment all would seem to have ended, and whoever waits for that would end.
    paused.remove(stream);
    return true;
  }

  /**
   * Ends one stream and forgets it. Without any stream left, nothing has ended: another may come.
   *
   * @return whether there was such a stream and it ended in time
   */
  public synchronized boolean remove(String stream) throws InterruptedException {
    boolean ended = stop(stream);
    Map<String, StreamWorker> fewer = new LinkedHashMap<>(workers);
    fewer.remove(stream);
    workers = fewer;
    sources.remove(stream);
    paused.remove(stream);
    return ended;
  }

  /** Ends all streams, brings out what waits within the configured time, and closes. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    monitor.shutdownNow();
    if (started) {
      workers.values().forEach(StreamWorker::stop);
      try {
        for (StreamWorker worker : workers.values()) {
          if (!worker.awaitEnd(STOP_TIME)) {
            LOG.warn("a stream did not stop in time: {}", worker.summary().id());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    publishers.close();
  }
}
