package io.vigil.server.evidence;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.history.Entry;
import io.vigil.server.history.HistoryReader;
import io.vigil.server.history.Kind;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Finds what was said in the history. Thread-safe. */
public final class HistoryLookup implements Lookup {

  private final HistoryReader history;

  /** On a history. */
  public HistoryLookup(HistoryReader history) {
    this.history = history;
  }

  @Override
  public Optional<Event> event(String id) {
    return find(Kind.EVENT, id, Event.class);
  }

  @Override
  public Optional<Caption> caption(String id) {
    return find(Kind.CAPTION, id, Caption.class);
  }

  @Override
  public boolean eventsOnly(String stream) {
    return find(Kind.STREAM, stream, StreamStatus.class)
        .map(StreamStatus::getEventsOnly)
        .orElse(false);
  }

  private <T extends SpecificRecord> Optional<T> find(Kind kind, String id, Class<T> type) {
    return history
        .get(kind, id)
        .map(Entry::value)
        .filter(Entry.Whole.class::isInstance)
        .map(value -> ((Entry.Whole) value).record())
        .filter(type::isInstance)
        .map(type::cast);
  }
}
