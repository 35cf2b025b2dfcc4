package io.vigil.server.view;

import io.vigil.schemas.Caption;
import io.vigil.schemas.Event;
import io.vigil.schemas.StreamStatus;
import io.vigil.server.control.StreamControl;
import io.vigil.server.history.Entry;
import io.vigil.server.history.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is kept, as the API tells it. Thread-safe. */
public final class Views {
  private final StreamControl control;

  /** Views of streams that {@code control} may have paused. */
  public Views(StreamControl control) {
    this.control = control;
  }

  /** An entry, ready to become JSON. */
  public Object of(Entry entry) {
    return switch (entry.kind()) {
      case CAPTION -> CaptionView.of(entry.record(Caption.class));
      case EVENT -> EventView.of(entry.record(Event.class));
      case STREAM -> StreamView.of(entry.record(StreamStatus.class), control);
      case LEVEL, GAP, FRAME -> media(entry);
      case MOMENT, QUESTION, ANSWER, MATCH -> AvroJson.of(entry.record(SpecificRecord.class));
    };
  }

  private static Object media(Entry entry) {
    if (entry.value() instanceof Entry.Level level) {
      return new LevelView(entry.stream(), entry.start(), level.dbfs());
    }
    if (entry.value() instanceof Entry.Gap gap) {
      return GapView.of(entry, gap);
    }
    return Map.of("stream", entry.stream(), "time", entry.start());
  }

  /** Several entries. */
  public List<Object> of(List<Entry> entries) {
    return entries.stream().map(this::of).toList();
  }

  /** Part of a list with its cursor. */
  public Map<String, @Nullable Object> of(Page page) {
    return list(of(page.entries()), page.next().map(cursor -> cursor.text()).orElse(null));
  }

  /** A list in the form of all lists. */
  public static Map<String, @Nullable Object> list(List<?> items, @Nullable String next) {
    Map<String, @Nullable Object> list = new LinkedHashMap<>();
    list.put("items", items);
    list.put("next", next);
    return list;
  }
}
