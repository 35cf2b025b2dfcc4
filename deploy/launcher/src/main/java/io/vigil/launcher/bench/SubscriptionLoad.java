package io.vigil.launcher.bench;

import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events of many streams, and subscriptions of every kind to them. Used by one thread. */
final class SubscriptionLoad implements AutoCloseable {
  private static final int STREAMS = 20;
  private static final int TYPES = 24;
  private static final long STEP_MICROS = 1_000;
  private static final int KINDS = 10;

  private final RecordCodec<Event> codec;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private long number;

  SubscriptionLoad(KafkaConnection kafka) {
    codec = Codecs.of(Topics.EVENTS, kafka);
    Properties properties = kafka.toProperties();
    properties.put("linger.ms", "0");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Of ten subscriptions six take each event; the others are one of each condition. */
  static List<Subscription> subscriptions(int count) {
    List<Subscription> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String type = type(i % TYPES);
      String next = type((i + 1) % TYPES);
      Subscription.Builder s =
          Subscription.newBuilder().setName("bench-" + i).setStreams(List.of(stream(i / TYPES)));
      all.add(
          switch (i % KINDS) {
            case 6 -> s.setSteps(List.of(step(type), step(next))).setWithinMillis(5_000).build();
            case 7 ->
                s.setEventTypes(List.of(type))
                    .setCountAtLeast(3)
                    .setCountWithinMillis(5_000)
                    .build();
            case 8 -> s.setEventTypes(List.of(type)).setAbsenceMillis(60_000).build();
            case 9 -> s.setEventTypes(List.of(type)).setLastsMillis(10_000).build();
            default -> s.setEventTypes(List.of(type)).build();
          });
    }
    return all;
  }

  /**
   * How many matches an event makes in the mean: six of ten subscriptions take each event of their
   * stream and type, one each third of them, one each that follows another type.
   */
  static double matchesPerEvent(int subscriptions) {
    return (6 + 1 + 1 / 3.0) / KINDS * subscriptions / (STREAMS * TYPES);
  }

  private static SequenceStep step(String type) {
    return SequenceStep.newBuilder().setType(type).build();
  }

  /** Sends one more event; the next one of another stream and type. */
  void send() {
    String stream = stream((int) (number / TYPES % STREAMS));
    String type = type((int) (number % TYPES));
    Instant start = begin.plus(number * STEP_MICROS, ChronoUnit.MICROS);
    String id = RecordIds.event(stream, type, start);
    Event event =
        Event.newBuilder()
            .setStream(stream)
            .setId(id)
            .setPhase(EventPhase.STARTED)
            .setType(type)
            .setStart(start)
            .setEnd(start)
            .setConfidence(0.9f)
            .build();
    byte[] value = codec.encode(event);
    sent.put(id, System.nanoTime());
    Future<?> unused =
        producer.send(new ProducerRecord<>(Topics.EVENTS.name(), Keys.of(stream), value));
    number++;
  }

  void flush() {
    producer.flush();
  }

  /** When an event was handed to Kafka, as {@link System#nanoTime}; -1 if it is not of these. */
  long sentAt(String id) {
    return sent.getOrDefault(id, -1L);
  }

  /** How many were sent. */
  long count() {
    return number;
  }

  private static String stream(int number) {
    return "bench-" + number % STREAMS;
  }

  private static String type(int number) {
    return "bench.type-" + number;
  }

  @Override
  public void close() {
    producer.close();
  }
}
