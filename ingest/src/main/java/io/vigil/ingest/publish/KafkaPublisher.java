package io.vigil.ingest.publish;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.schemas.MarkerKind;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the media and states of all streams of this process, by one thread of its own.
 *
 * <p>Order and completeness: entries wait in a bounded buffer and get their sequence numbers when
 * the producer takes them, which never gives one up; what the buffer had to drop is told by a GAP
 * in its place. So sequences have no holes, and memory has a limit, however long Kafka is away.
 * Thread-safe.
 */
public final class KafkaPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);
  private static final long WAIT_MILLIS = 100;
  private static final int MOST_STATES = 10_000;
  // Kafka wraps a record with its key and headers.
  private static final int WRAPPING_BYTES = 1024;

  private final KafkaConnection connection;
  private final PublishConfig config;
  private final Clock clock;
  private final OutBuffer buffer;
  private final BlockingQueue<StreamStatus> states = new LinkedBlockingQueue<>(MOST_STATES);
  private final InFlight inFlight = new InFlight(ProducerSettings.IN_FLIGHT_BYTES);
  private final RecordMaker maker;
  private final String client;
  private final RecordCodec<StreamStatus> streams;
  private final Thread sender;
  private volatile @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean closing;
  private volatile boolean abandoned;
  private volatile @Nullable PublishException failure;

  /** Makes a publisher; {@link #start} starts it. Nothing is connected to before. */
  public KafkaPublisher(KafkaConnection connection, PublishConfig config, Clock clock) {
    this(
        connection,
        config,
        clock,
        "vigil-ingest",
        new OutBuffer(config.bufferBytes()),
        new MediaRecords(connection));
  }

  /**
   * As above, but what is published is only what an encoder makes of the media.
   *
   * @param encoder stays the caller's
   */
  public static KafkaPublisher ofTokens(
      KafkaConnection connection, PublishConfig config, Clock clock, TokenEncoder encoder) {
    OutBuffer buffer = new OutBuffer(config.bufferBytes());
    return new KafkaPublisher(
        connection,
        config,
        clock,
        "vigil-ingest-tokens",
        buffer,
        new TokenRecords(encoder, buffer, connection, clock));
  }

  private KafkaPublisher(
      KafkaConnection connection,
      PublishConfig config,
      Clock clock,
      String client,
      OutBuffer buffer,
      RecordMaker maker) {
    this.connection = connection;
    this.config = config;
    this.clock = clock;
    this.client = client;
    this.buffer = buffer;
    this.maker = maker;
    streams = Codecs.of(Topics.STREAMS, connection);
    sender = new Thread(this::run, client + "-publisher");
    sender.setDaemon(true);
  }

  /** Starts sending. */
  public void start() {
    sender.start();
  }

  /** The output of a stream; call once for each. */
  public StreamOutput output(String stream) {
    return new StreamOutput(stream, buffer, clock);
  }

  /** Publishes a stream's state, as soon as Kafka takes it. */
  public void state(StreamStatus state) {
    while (!states.offer(state)) {
      states.poll();
    }
  }

  /** Why nothing can be published, if so: it has then stopped for good. */
  public Optional<PublishException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Bytes that wait for Kafka, in the buffer and in the producer. */
  public long waitingBytes() {
    return buffer.bytes() + inFlight.bytes();
  }

  private void run() {
    try {
      new BrokerWait(connection, config.startTimeout(), maker.topics()).await(() -> abandoned);
      // Only now: a producer cannot even be made while the broker's name is unknown, as it is when
      // both start together.
      producer = new KafkaProducer<>(ProducerSettings.of(connection, client));
      while (!abandoned && !(closing && buffer.isEmpty() && states.isEmpty())) {
        sendStates();
        if (inFlight.awaitRoom(WAIT_MILLIS)) {
          for (RecordMaker.Draft draft : maker.drafts(buffer.take(WAIT_MILLIS, maker.batch()))) {
            send(draft);
          }
          buffer.settle();
        }
      }
    } catch (PublishException e) {
      fail(e);
    } catch (KafkaException e) {
      fail(
          new PublishException(
              PublishException.Fault.KAFKA_REFUSES,
              "Kafka at "
                  + connection.bootstrapServers()
                  + " refuses ("
                  + e.getClass().getSimpleName()
                  + "); check kafka.properties."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(PublishException e) {
    LOG.error("{}", e.getMessage());
    failure = e;
    buffer.close();
  }

  private void sendStates() throws InterruptedException {
    StreamStatus state = states.poll();
    while (state != null) {
      byte[] value = streams.encode(state);
      offer(
          Records.stamped(Topics.STREAMS, state.getStream(), state.getTime(), value, clock), null);
      state = states.poll();
    }
  }

  private void send(RecordMaker.Draft draft) throws InterruptedException {
    Entry entry = draft.entry();
    Track track = entry.track();
    Topic<?> topic = draft.topic();
    if (draft.bytes() + WRAPPING_BYTES > topic.maxMessageBytes()) {
      LOG.error(
          "stream {}: a record of {} bytes is larger than {} takes ({}); lower ingest.frame-side",
          track.stream(),
          draft.bytes(),
          topic.name(),
          topic.maxMessageBytes());
      buffer.lose(entry);
      return;
    }
    byte[] value = draft.value().apply(track.sequence(entry.epoch()));
    if (entry.marker() == MarkerKind.GAP) {
      track.counters().countGap();
    }
    Instant time = Records.instant(entry.time());
    offer(Records.stamped(topic, track.stream(), time, value, clock), entry);
  }

  /** Gives a record to the producer, however long that has no room or does not know the topic. */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells how it went
  private void offer(ProducerRecord<byte[], byte[]> record, @Nullable Entry entry)
      throws InterruptedException {
    Producer<byte[], byte[]> taker = Objects.requireNonNull(producer);
    int size = record.value().length;
    while (!abandoned) {
      AtomicReference<Exception> refusal = new AtomicReference<>();
      inFlight.add(size);
      taker.send(
          record,
          (metadata, error) -> {
            inFlight.add(-size);
            if (Thread.currentThread() == sender) {
              // Called within send: the producer has not taken the record at all.
              refusal.set(error);
            } else {
              acknowledged(entry, size, error);
            }
          });
      Exception refused = refusal.get();
      if (refused == null) {
        return;
      }
      if (!(refused instanceof RetriableException)) {
        acknowledged(entry, size, refused);
        return;
      }
      LOG.debug("Kafka takes no records at present: {}", refused.getMessage());
    }
  }

  private void acknowledged(@Nullable Entry entry, int size, @Nullable Exception error) {
    if (entry == null || !entry.media()) {
      return;
    }
    if (error == null) {
      entry.track().counters().countPublished(entry.track().modality(), size);
    } else if (!abandoned) {
      LOG.error(
          "stream {}: Kafka refused a record ({}); check the topic's limits and rights",
          entry.track().stream(),
          error.getClass().getSimpleName());
      buffer.lose(entry);
    }
  }

  /** Waits until all that waits is with Kafka; false if that took too long or cannot be. */
  public boolean flush(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline && failure == null) {
      if (buffer.isEmpty() && states.isEmpty() && inFlight.bytes() == 0) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return false;
  }

  /** Brings out what waits, within the configured time, and closes; what is left is lost. */
  @Override
  public void close() {
    closing = true;
    long millis = config.closeTimeout().toMillis();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      if (failure == null) {
        sender.join(Math.max(1, millis));
      }
      abandoned = true;
      buffer.close();
      sender.join(2 * WAIT_MILLIS + 1000);
      sender.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long left = Math.max(100, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    Producer<byte[], byte[]> made = producer;
    if (made != null) {
      made.close(Duration.ofMillis(failure == null ? left : 0));
    }
    long lost = waitingBytes();
    if (lost > 0) {
      LOG.warn("closed with {} bytes not published: Kafka did not take them in time", lost);
    }
  }
}
