package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.match.Matches;
import io.vigil.operators.subscribe.match.Observation;
import io.vigil.operators.subscribe.match.RuleState;
import io.vigil.operators.subscribe.match.RuleStateFormat;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.schemas.DeadLetter;
import io.vigil.schemas.Event;
import io.vigil.schemas.Match;
import io.vigil.schemas.Moment;
import io.vigil.schemas.StreamStatus;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.codec.Codecs;
import io.vigil.schemas.codec.RecordCodec;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The records of the topology as bytes, and back. Thread-safe. */
final class Wire {

  final RecordCodec<Event> events;
  final RecordCodec<Moment> moments;
  final RecordCodec<StreamStatus> statuses;
  final RecordCodec<Subscription> subscriptions;
  final RecordCodec<SubscriptionState> states;
  private final RecordCodec<DeadLetter> deadLetters;
  private final Map<String, RecordCodec<Match>> matches = new ConcurrentHashMap<>();
  private final RuleStateFormat format = new RuleStateFormat();
  private final KafkaConnection kafka;

  Wire(KafkaConnection kafka) {
    this.kafka = kafka;
    this.events = Codecs.of(Topics.EVENTS, kafka);
    this.moments = Codecs.of(Topics.MOMENTS, kafka);
    this.statuses = Codecs.of(Topics.STREAMS, kafka);
    this.subscriptions = Codecs.of(Topics.SUBSCRIPTIONS, kafka);
    this.states = Codecs.of(Topics.SUBSCRIPTION_STATES, kafka);
    this.deadLetters = Codecs.of(Topics.DEAD_LETTERS, kafka);
  }

  /** Takes an observation into a rule's stored state, and passes on what matches. */
  void step(
      Rule rule,
      String key,
      Observation seen,
      KeyValueStore<String, byte[]> store,
      ProcessorContext<byte[], Out> context,
      Record<byte[], byte[]> record) {
    RuleState state = state(rule, store.get(key));
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    List<Match> found = Matches.step(rule, state, seen, now);
    if (state.changed()) {
      store.put(key, format.bytes(state));
    }
    Topic<Match> topic = Topics.matches(rule.name());
    for (Match match : found) {
      byte[] value =
          matches.computeIfAbsent(rule.name(), n -> Codecs.of(topic, kafka)).encode(match);
      context.forward(
          record
              .withKey(Keys.of(match.getStream()))
              .withValue(new Out.Matched(topic.name(), value)));
    }
  }

  /** The stored state; a new one for a rule that is new or has changed. */
  private RuleState state(Rule rule, byte @Nullable [] stored) {
    try {
      RuleState state = stored == null ? null : format.state(stored);
      return state != null && state.revision() == rule.revision()
          ? state
          : new RuleState(rule.revision());
    } catch (IOException e) {
      throw new IllegalStateException(
          "the state of subscription "
              + rule.name()
              + " cannot be read, a later release may have written it",
          e);
    }
  }

  /** Passes on a record that cannot be read, whole, with what is wrong with it. */
  void dead(Record<byte[], byte[]> record, Exception why, ProcessorContext<byte[], Out> context) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(from.topic())
            .setPartition(from.partition())
            .setOffset(from.offset())
            .setStep("subscribe")
            .setCode("MALFORMED")
            .setError(String.valueOf(why.getMessage()))
            .setKey(buffer(record.key()))
            .setValue(buffer(record.value()))
            .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
            .build();
    byte[] key = record.key() == null ? new byte[0] : record.key();
    context.forward(record.withKey(key).withValue(new Out.Dead(deadLetters.encode(letter))));
  }

  private static ByteBuffer buffer(byte @Nullable [] bytes) {
    return ByteBuffer.wrap(bytes == null ? new byte[0] : bytes);
  }
}
