package io.vigil.ingest.publish;

import io.vigil.ingest.encode.TokenEncoder;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The publishers of a process: one for streams whose media are sent, one for those of which tokens
 * alone are. Each is made with the first stream that needs it, so that what only sends tokens has
 * no producer of pictures at all. Thread-safe.
 */
public final class Publishers implements AutoCloseable {
  private final KafkaConnection connection;
  private final PublishConfig config;
  private final Clock clock;
  private final TokenEncoder.Opener opener;
  private volatile @Nullable KafkaPublisher media;
  private volatile @Nullable KafkaPublisher tokens;
  private @Nullable TokenEncoder encoder;
  private boolean started;

  /** Nothing is connected to before {@link #start}. */
  public Publishers(
      KafkaConnection connection, PublishConfig config, Clock clock, TokenEncoder.Opener opener) {
    this.connection = connection;
    this.config = config;
    this.clock = clock;
    this.opener = opener;
  }

  /** Starts those that there are, and at once those that come later. */
  public synchronized void start() {
    started = true;
    all().forEach(KafkaPublisher::start);
  }

  /**
   * The publisher of a stream.
   *
   * @param eventsOnly whether tokens alone may leave; the first time this opens the model's encoder
   * @throws RuntimeException if the model cannot be used; its message names fault and mend
   */
  public synchronized KafkaPublisher of(boolean eventsOnly) {
    KafkaPublisher there = eventsOnly ? tokens : media;
    if (there != null) {
      return there;
    }
    KafkaPublisher made;
    if (eventsOnly) {
      TokenEncoder opened = opener.open();
      encoder = opened;
      made = KafkaPublisher.ofTokens(connection, config, clock, opened);
      tokens = made;
    } else {
      made = new KafkaPublisher(connection, config, clock);
      media = made;
    }
    if (started) {
      made.start();
    }
    return made;
  }

  /** Of each slot of so many microseconds one picture is taken; empty where the media are sent. */
  public synchronized OptionalLong slotMicros(boolean eventsOnly) {
    TokenEncoder opened = encoder;
    return eventsOnly && opened != null
        ? OptionalLong.of(opened.model().slotMicros())
        : OptionalLong.empty();
  }

  /** Why nothing can be published by one of them, if so. */
  public Optional<PublishException> failure() {
    return all().flatMap(publisher -> publisher.failure().stream()).findFirst();
  }

  /** Bytes that wait for Kafka. */
  public long waitingBytes() {
    return all().mapToLong(KafkaPublisher::waitingBytes).sum();
  }

  /** Waits until all that waits is with Kafka; false if that took too long or cannot be. */
  public boolean flush(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    for (KafkaPublisher publisher : all().toList()) {
      if (!publisher.flush(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        return false;
      }
    }
    return true;
  }

  private Stream<KafkaPublisher> all() {
    return Stream.of(Optional.ofNullable(media), Optional.ofNullable(tokens))
        .flatMap(Optional::stream);
  }

  /** Brings out what waits, within the configured time each, and closes. */
  @Override
  public synchronized void close() {
    all().forEach(KafkaPublisher::close);
    TokenEncoder opened = encoder;
    if (opened != null) {
      opened.close();
    }
  }
}
