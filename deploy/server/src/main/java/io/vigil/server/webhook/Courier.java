package io.vigil.server.webhook;

import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Match;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts what is in lanes, again and again until it is taken or given up. Thread-safe. */
final class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final KafkaConnection kafka;
  private final Poster poster;
  private final RetryPolicy retries;
  private final WebhookSecrets secrets;
  private final DeliveryBook book;
  private final Function<String, Optional<Subscription>> subscriptions;
  private final Producer<byte[], byte[]> letters;
  private final RecordCodec<DeadLetter> letterCodec;
  private final Map<String, RecordCodec<Match>> codecs = new ConcurrentHashMap<>();
  private final ExecutorService workers;
  private final ScheduledExecutorService clock;

  Courier(
      WebhookSettings settings,
      Poster poster,
      DeliveryBook book,
      Function<String, Optional<Subscription>> subscriptions,
      Producer<byte[], byte[]> letters,
      ExecutorService workers,
      ScheduledExecutorService clock) {
    this.kafka = settings.kafka();
    this.retries = settings.retries();
    this.secrets = settings.secrets();
    this.poster = poster;
    this.book = book;
    this.subscriptions = subscriptions;
    this.letters = letters;
    this.letterCodec = Codecs.of(Topics.DEAD_LETTERS, kafka);
    this.workers = workers;
    this.clock = clock;
  }

  /** Looks after a lane whose head may have changed. */
  void tend(Lane lane) {
    ConsumerRecord<byte[], byte[]> record = lane.take();
    if (record != null) {
      run(() -> attempt(lane, record, Optional.empty()));
    }
  }

  private void run(Runnable work) {
    try {
      workers.execute(work);
    } catch (RejectedExecutionException e) {
      // Closing: what is not done is not committed, and is posted after the next start.
      LOG.debug("Closed while a match was to be posted", e);
    }
  }

  private void attempt(
      Lane lane, ConsumerRecord<byte[], byte[]> record, Optional<Delivery> before) {
    if (lane.isClosed()) {
      return;
    }
    try {
      attemptNow(lane, record, before);
    } catch (RuntimeException e) {
      // Kafka did not say where to post: the lane must not stand still for that.
      LOG.warn("A match of {} could not be posted and is tried again", name(record), e);
      later(lane, record, before, retries.longest());
    }
  }

  private void attemptNow(
      Lane lane, ConsumerRecord<byte[], byte[]> record, Optional<Delivery> before) {
    String name = name(record);
    Optional<Match> match = decode(record);
    // As it is now: an address that was mended is used for what still waits.
    Optional<Subscription> subscription =
        subscriptions.apply(name).filter(s -> s.getWebhook() != null);
    if (match.isEmpty() || subscription.isEmpty()) {
      finish(lane);
      return;
    }
    Delivery delivery = before.orElse(Delivery.waiting(match.get().getId()));
    book.put(name, delivery);
    Poster.Outcome outcome = post(subscription.get(), match.get());
    if (outcome.delivered()) {
      book.put(name, delivery.delivered());
      finish(lane);
    } else if (outcome.forGood() || delivery.attempts() + 1 >= retries.attempts()) {
      giveUp(lane, record, delivery.dead(outcome.error()));
    } else {
      again(lane, record, name, delivery, outcome.error());
    }
  }

  private Poster.Outcome post(Subscription subscription, Match match) {
    String address = String.valueOf(subscription.getWebhook());
    String secretName = subscription.getWebhookSecretName();
    if (secretName == null) {
      return poster.post(address, CloudEvent.of(match), Optional.empty());
    }
    Optional<byte[]> secret = secrets.find(secretName);
    return secret.isPresent()
        ? poster.post(address, CloudEvent.of(match), secret)
        : new Poster.Outcome(
            false,
            false,
            "there is no secret '"
                + secretName
                + "': set "
                + WebhookSecrets.variable(secretName)
                + " where the server runs");
  }

  private void again(
      Lane lane,
      ConsumerRecord<byte[], byte[]> record,
      String name,
      Delivery delivery,
      String error) {
    Duration wait = retries.after(delivery.attempts() + 1, ThreadLocalRandom.current());
    Delivery failed =
        delivery.failed(error, Instant.now().plus(wait).truncatedTo(ChronoUnit.MICROS));
    book.put(name, failed);
    later(lane, record, Optional.of(failed), wait);
  }

  private void later(
      Lane lane, ConsumerRecord<byte[], byte[]> record, Optional<Delivery> before, Duration wait) {
    try {
      Future<?> unused =
          clock.schedule(
              () -> run(() -> attempt(lane, record, before)),
              wait.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closed while a match was to be posted again", e);
    }
  }

  private void giveUp(Lane lane, ConsumerRecord<byte[], byte[]> record, Delivery dead) {
    String name = name(record);
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(record.topic())
            .setPartition(record.partition())
            .setOffset(record.offset())
            .setStep("webhook")
            .setCode("NOT_TAKEN")
            .setError(
                "the webhook of "
                    + name
                    + " did not take it in "
                    + dead.attempts()
                    + " attempts: "
                    + dead.error())
            .setKey(ByteBuffer.wrap(record.key() == null ? new byte[0] : record.key()))
            .setValue(ByteBuffer.wrap(record.value()))
            .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
            .build();
    Future<?> unused =
        letters.send(
            new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(), record.key(), letterCodec.encode(letter)),
            (metadata, e) -> {
              if (e == null) {
                book.put(name, dead);
                LOG.warn("A match of {} was given up: {}", name, dead.error());
                finish(lane);
              } else {
                // Not lost: it is tried once more later, and the letter with it.
                again(lane, record, name, dead, dead.error());
              }
            });
  }

  private void finish(Lane lane) {
    lane.done();
    tend(lane);
  }

  private Optional<Match> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      Topic<Match> topic = Topics.matches(name(record));
      return Optional.of(
          codecs
              .computeIfAbsent(record.topic(), t -> Codecs.of(topic, kafka))
              .decode(record.value()));
    } catch (RecordFormatException e) {
      LOG.warn(
          "What is on {} at {} is no match and is not posted", record.topic(), record.offset(), e);
      return Optional.empty();
    }
  }

  private static String name(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().substring(WebhookService.PREFIX.length());
  }
}
