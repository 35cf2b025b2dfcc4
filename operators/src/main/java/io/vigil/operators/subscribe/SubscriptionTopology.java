package io.vigil.operators.subscribe;

import io.vigil.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The way of subscriptions and of what they match:
 *
 * <pre>
 * vigil.subscriptions ─▶ arm ─▶ vigil.subscription-states ─▶ rule book of every instance
 *
 * vigil.events ───┐                       ┌────────────────────────────▶ vigil.matches.NAME
 * vigil.moments ──┼▶ match by stream ─────┼▶ by rule ─▶ match by rule ─▶ vigil.matches.NAME
 * vigil.streams ──┘  (state: rule, stream)└▶ vigil.dead-letters (state: rule)
 * </pre>
 */
final class SubscriptionTopology {

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Consumed<byte[], byte[]> CONSUMED = Consumed.with(BYTES, BYTES);
  private static final Serde<Out> OUT =
      Serdes.serdeFrom(
          (topic, out) -> out.bytes(),
          (topic, bytes) -> {
            throw new UnsupportedOperationException("what goes out is not read back");
          });

  private SubscriptionTopology() {}

  /**
   * Builds it.
   *
   * @param partitions of events and moments
   */
  static Topology build(
      Wire wire, Arming arming, MatchTopics topics, RuleBook book, int partitions) {
    StreamsBuilder builder = new StreamsBuilder();
    arm(builder, wire, arming, topics, book);
    KStream<byte[], byte[]> away =
        builder.stream(Topics.STREAMS.name(), CONSUMED)
            .process(() -> new AwayStreams(wire))
            .repartition(
                Repartitioned.with(BYTES, BYTES)
                    .withName("stream-times")
                    .withNumberOfPartitions(partitions));
    builder.addStateStore(store(StreamMatcher.STORE));
    builder.addStateStore(store(SharedMatcher.STORE));
    KStream<byte[], Out> here =
        builder.stream(List.of(Topics.EVENTS.name(), Topics.MOMENTS.name()), CONSUMED)
            .merge(away)
            .process(() -> new StreamMatcher(wire, book), StreamMatcher.STORE);
    KStream<byte[], Out> shared =
        here.filter((key, out) -> out instanceof Out.ForRule)
            .mapValues(Out::bytes)
            .repartition(
                Repartitioned.with(BYTES, BYTES)
                    .withName("by-rule")
                    .withNumberOfPartitions(partitions))
            .process(() -> new SharedMatcher(wire, book), SharedMatcher.STORE);
    emit(here);
    emit(shared);
    return builder.build();
  }

  private static void arm(
      StreamsBuilder builder, Wire wire, Arming arming, MatchTopics topics, RuleBook book) {
    builder.addStateStore(store(ArmingProcessor.STORE));
    builder.stream(Topics.SUBSCRIPTIONS.name(), CONSUMED)
        .process(() -> new ArmingProcessor(wire, arming, topics), ArmingProcessor.STORE)
        .to(Topics.SUBSCRIPTION_STATES.name(), Produced.with(BYTES, BYTES));
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(RuleLoader.STORE), Serdes.String(), BYTES)
            .withLoggingDisabled(),
        Topics.SUBSCRIPTION_STATES.name(),
        Consumed.with(Serdes.String(), BYTES),
        () -> new RuleLoader(wire, book));
  }

  private static void emit(KStream<byte[], Out> outs) {
    Produced<byte[], Out> produced = Produced.with(BYTES, OUT);
    outs.filter((key, out) -> out instanceof Out.Matched)
        .to((key, out, context) -> out instanceof Out.Matched m ? m.topic() : "", produced);
    outs.filter((key, out) -> out instanceof Out.Dead).to(Topics.DEAD_LETTERS.name(), produced);
  }

  /** In memory, since it is small; its changes are on Kafka, so that it moves with its tasks. */
  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), BYTES)
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }
}
