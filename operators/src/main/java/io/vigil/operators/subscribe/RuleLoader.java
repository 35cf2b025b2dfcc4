package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.schemas.codec.RecordFormatException;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps every instance's rule book as {@code vigil.subscription-states} has it. */
final class RuleLoader implements Processor<String, byte[], Void, Void> {

  static final String STORE = "armed-subscriptions";

  private static final Logger LOG = LoggerFactory.getLogger(RuleLoader.class);

  private final Wire wire;
  private final RuleBook book;
  private @Nullable KeyValueStore<String, byte[]> store;

  RuleLoader(Wire wire, RuleBook book) {
    this.wire = wire;
    this.book = book;
  }

  /** The store is filled before this is called, and this before anything is matched. */
  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(STORE);
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        load(entry.key, entry.value);
      }
    }
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (store != null) {
      store.put(record.key(), record.value());
    }
    load(record.key(), record.value());
  }

  private void load(String name, byte @Nullable [] value) {
    try {
      Optional<Rule> rule =
          value == null ? Optional.empty() : Arming.rule(wire.states.decode(value));
      book.put(name, rule.orElse(null));
    } catch (RecordFormatException e) {
      LOG.error("The state of subscription {} cannot be read; it does not match", name, e);
      book.put(name, null);
    }
  }
}
