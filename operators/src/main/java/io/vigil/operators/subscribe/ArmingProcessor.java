package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Fault;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Arms subscriptions: from each record of {@code vigil.subscriptions} to what became of it. It
 * keeps each one's state, so that a good form outlives a bad one and a restart.
 */
final class ArmingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  static final String STORE = "subscription-states";

  private static final Logger LOG = LoggerFactory.getLogger(ArmingProcessor.class);

  private final Wire wire;
  private final Arming arming;
  private final MatchTopics topics;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<String, byte[]> store;
  private @Nullable Cancellable renewal;

  ArmingProcessor(Wire wire, Arming arming, MatchTopics topics) {
    this.wire = wire;
    this.arming = arming;
    this.topics = topics;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> given) {
    context = given;
    store = given.getStateStore(STORE);
    renewal = given.schedule(Duration.ofMillis(1), PunctuationType.WALL_CLOCK_TIME, this::renew);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null || context == null || store == null) {
      LOG.warn("A subscription without a key was skipped: its name must be the key");
      return;
    }
    String name = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      store.delete(name);
      context.forward(record.withValue(null));
      LOG.info("Subscription {} was removed", name);
      return;
    }
    SubscriptionState state = decide(name, record.value(), read(store.get(name)));
    byte[] value = wire.states.encode(state);
    store.put(name, value);
    context.forward(record.withValue(value));
    LOG.info("Subscription {} is {}: {}", name, state.getState(), state.getFaults());
  }

  private SubscriptionState decide(String name, byte[] value, @Nullable SubscriptionState before) {
    long revision =
        context == null ? -1 : context.recordMetadata().map(m -> m.offset()).orElse(-1L);
    List<Fault> further = new ArrayList<>();
    Optional<Subscription> subscription = Optional.empty();
    try {
      subscription = Optional.of(wire.subscriptions.decode(value));
    } catch (RecordFormatException e) {
      further.add(
          new Fault(
              "", String.valueOf(e.getMessage()), "write it with the schema of " + schemaOf()));
    }
    SubscriptionState state = arming.decide(name, subscription, revision, before, further);
    if (state.getState() != ArmedState.ARMED) {
      return state;
    }
    Optional<Fault> unmade = topics.make(name);
    return unmade.isEmpty()
        ? state
        : arming.decide(name, subscription, revision, before, List.of(unmade.get()));
  }

  private static String schemaOf() {
    return Topics.SUBSCRIPTIONS.name();
  }

  /** Once after each start: sentences that another bundle read are read anew. */
  private void renew(long now) {
    if (renewal != null) {
      renewal.cancel();
    }
    if (store == null || context == null) {
      return;
    }
    List<SubscriptionState> renewed = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        SubscriptionState state = read(entry.value);
        if (state != null) {
          arming.renewed(state).ifPresent(renewed::add);
        }
      }
    }
    for (SubscriptionState state : renewed) {
      byte[] value = wire.states.encode(state);
      store.put(state.getName(), value);
      context.forward(new Record<>(state.getName().getBytes(StandardCharsets.UTF_8), value, now));
    }
  }

  private @Nullable SubscriptionState read(byte @Nullable [] value) {
    try {
      return value == null ? null : wire.states.decode(value);
    } catch (RecordFormatException e) {
      throw new IllegalStateException("the stored state of a subscription cannot be read", e);
    }
  }
}
