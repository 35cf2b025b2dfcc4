package io.vigil.operators.subscribe;

import io.vigil.operators.support.TestKafka;
import io.vigil.schemas.Event;
import io.vigil.schemas.EventPhase;
import io.vigil.schemas.Match;
import io.vigil.schemas.Moment;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordIds;
import io.vigil.schemas.testing.Await;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What anybody can do with a plain producer and a plain consumer. */
final class Plain implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final TestKafka kafka;
  private final KafkaProducer<byte[], byte[]> producer;

  Plain(TestKafka kafka) {
    this.kafka = kafka;
    this.producer = kafka.producer();
  }

  static Subscription.Builder subscription(String name) {
    return Subscription.newBuilder().setName(name);
  }

  void subscribe(Subscription subscription) throws Exception {
    send(Topics.SUBSCRIPTIONS, subscription.getName(), subscription);
  }

  void remove(String name) throws Exception {
    producer.send(new ProducerRecord<>(Topics.SUBSCRIPTIONS.name(), Keys.of(name), null)).get();
  }

  /** An event that begins some seconds after noon and lasts one. */
  void event(String stream, String type, double second) throws Exception {
    event(stream, type, second, 0.9f);
  }

  void event(String stream, String type, double second, float confidence) throws Exception {
    Instant start = at(second);
    for (EventPhase phase : List.of(EventPhase.STARTED, EventPhase.ENDED)) {
      send(
          Topics.EVENTS,
          stream,
          Event.newBuilder()
              .setStream(stream)
              .setId(RecordIds.event(stream, type, start))
              .setPhase(phase)
              .setType(type)
              .setStart(start)
              .setEnd(phase == EventPhase.STARTED ? start : start.plusSeconds(1))
              .setConfidence(confidence)
              .build());
    }
  }

  void moment(String stream, double second, float... embedding) throws Exception {
    List<Float> boxed = new ArrayList<>();
    for (float value : embedding) {
      boxed.add(value);
    }
    send(
        Topics.MOMENTS,
        stream,
        Moment.newBuilder()
            .setStream(stream)
            .setId(RecordIds.moment(stream, at(second)))
            .setStart(at(second))
            .setEnd(at(second + 1))
            .setEmbedding(boxed)
            .setModel(TestSentences.MODEL)
            .build());
  }

  static Instant at(double second) {
    return NOON.plusMillis(Math.round(second * 1000));
  }

  <T extends SpecificRecord> void send(Topic<T> topic, String key, T record) throws Exception {
    byte[] value = Codecs.of(topic, kafka.connection()).encode(record);
    producer.send(new ProducerRecord<>(topic.name(), Keys.of(key), value)).get();
  }

  void sendRaw(Topic<?> topic, String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic.name(), Keys.of(key), value)).get();
  }

  /** The newest state of each subscription. */
  Map<String, SubscriptionState> states() {
    Map<String, SubscriptionState> states = new HashMap<>();
    kafka
        .readRaw(Topics.SUBSCRIPTION_STATES)
        .forEach(
            raw -> {
              String name = Keys.stream(raw.key());
              states.remove(name);
              if (raw.value() != null) {
                try {
                  states.put(
                      name,
                      Codecs.of(Topics.SUBSCRIPTION_STATES, kafka.connection())
                          .decode(raw.value()));
                } catch (io.vigil.schemas.codec.RecordFormatException e) {
                  throw new AssertionError(e);
                }
              }
            });
    return states;
  }

  /** The newest state of one that must be there. */
  SubscriptionState state(String name) {
    return java.util.Objects.requireNonNull(states().get(name), name);
  }

  /** A step of a sequence on the match's own stream. */
  static io.vigil.schemas.SequenceStep step(String type) {
    return io.vigil.schemas.SequenceStep.newBuilder().setType(type).build();
  }

  void awaitState(String name, io.vigil.schemas.ArmedState state) throws Exception {
    Await.until(
        name + " to be " + state,
        () -> {
          SubscriptionState now = states().get(name);
          return now != null && now.getState() == state;
        },
        this::states);
  }

  /** What a reader of committed records sees of a subscription's matches now. */
  List<Match> matches(String name) throws Exception {
    try (Admin admin = Admin.create(kafka.connection().toProperties())) {
      if (!admin.listTopics().names().get().contains(Topics.matches(name).name())) {
        return List.of();
      }
    }
    return kafka.read(Topics.matches(name));
  }

  List<Match> awaitMatches(String name, int count) throws Exception {
    Await.until(
        count + " matches of " + name,
        () -> matches(name).size() >= count,
        () -> name + ": " + states());
    return matches(name);
  }

  @Override
  public void close() {
    producer.close();
  }
}
