package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.match.Matcher;
import io.vigil.operators.subscribe.match.Observation;
import io.vigil.operators.subscribe.match.ObservationFormat;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.schemas.Event;
import io.vigil.schemas.Moment;
import io.vigil.schemas.codec.RecordFormatException;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Matches the rules of one stream where its records are; what concerns a rule of several streams is
 * sent to that rule's own place.
 */
final class StreamMatcher implements Processor<byte[], byte[], byte[], Out> {

  static final String STORE = "stream-matching";

  private static final String SEPARATOR = "\0";

  private final Wire wire;
  private final RuleBook book;
  private @Nullable ProcessorContext<byte[], Out> context;
  private @Nullable KeyValueStore<String, byte[]> store;
  private RuleBook.Page page;

  StreamMatcher(Wire wire, RuleBook book) {
    this.wire = wire;
    this.book = book;
    this.page = book.now();
  }

  @Override
  public void init(ProcessorContext<byte[], Out> given) {
    context = given;
    store = given.getStateStore(STORE);
    page = book.now();
    forget(store);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<byte[], Out> out = context;
    KeyValueStore<String, byte[]> states = store;
    if (out == null || states == null || record.value() == null) {
      return;
    }
    RuleBook.Page now = book.now();
    if (now.number() != page.number()) {
      boolean removed = !now.names().containsAll(page.names());
      page = now;
      if (removed) {
        forget(states);
      }
    }
    String topic = out.recordMetadata().map(m -> m.topic()).orElse("");
    try {
      if (topic.equals(Topics.EVENTS.name())) {
        Event event = wire.events.decode(record.value());
        Observation seen = Observation.of(event);
        for (Rule rule : page.forEvent(event.getType())) {
          match(rule, seen, states, out, record);
        }
      } else if (topic.equals(Topics.MOMENTS.name())) {
        moment(wire.moments.decode(record.value()), states, out, record);
      } else {
        Observation seen = ObservationFormat.observation(record.value());
        for (Rule rule : page.absences()) {
          match(rule, seen, states, out, record);
        }
      }
    } catch (RecordFormatException | IOException e) {
      wire.dead(record, e, out);
    }
  }

  private void moment(
      Moment moment,
      KeyValueStore<String, byte[]> states,
      ProcessorContext<byte[], Out> out,
      Record<byte[], byte[]> record) {
    List<Rule> rules = page.momentRules();
    float[] embedding = rules.isEmpty() ? new float[0] : Observation.embedding(moment);
    for (Rule rule : rules) {
      match(rule, Observation.of(moment, embedding, rule.what()), states, out, record);
    }
  }

  private void match(
      Rule rule,
      Observation seen,
      KeyValueStore<String, byte[]> states,
      ProcessorContext<byte[], Out> out,
      Record<byte[], byte[]> record) {
    if (!Matcher.concerns(rule, seen)) {
      return;
    }
    if (rule.isLocal()) {
      wire.step(rule, rule.name() + SEPARATOR + seen.stream(), seen, states, out, record);
    } else {
      out.forward(
          record
              .withKey(Keys.of(rule.name()))
              .withValue(new Out.ForRule(ObservationFormat.bytes(seen))));
    }
  }

  /** Forgets what rules remembered that are there no more. */
  private void forget(KeyValueStore<String, byte[]> states) {
    try (KeyValueIterator<String, byte[]> all = states.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        if (!page.names().contains(entry.key.substring(0, entry.key.indexOf(SEPARATOR)))) {
          states.delete(entry.key);
        }
      }
    }
  }
}
