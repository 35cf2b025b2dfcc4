package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.match.ObservationFormat;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.schemas.topic.Keys;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Matches the rules of several streams, each in one place. */
final class SharedMatcher implements Processor<byte[], byte[], byte[], Out> {

  static final String STORE = "shared-matching";

  private final Wire wire;
  private final RuleBook book;
  private @Nullable ProcessorContext<byte[], Out> context;
  private @Nullable KeyValueStore<String, byte[]> store;

  SharedMatcher(Wire wire, RuleBook book) {
    this.wire = wire;
    this.book = book;
  }

  @Override
  public void init(ProcessorContext<byte[], Out> given) {
    context = given;
    store = given.getStateStore(STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (context == null || store == null || record.key() == null || record.value() == null) {
      return;
    }
    String name = Keys.stream(record.key());
    Rule rule = book.now().rules().get(name);
    if (rule == null || rule.isLocal()) {
      // Removed or changed while this was on its way.
      store.delete(name);
      return;
    }
    try {
      wire.step(rule, name, ObservationFormat.observation(record.value()), store, context, record);
    } catch (IOException e) {
      wire.dead(record, e, context);
    }
  }
}
