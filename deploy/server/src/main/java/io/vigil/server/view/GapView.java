package io.vigil.server.view;

import io.vigil.server.history.Entry;
import java.time.Instant;

/**
 * Media that were lost.
 *
 * @param sense {@code picture} or {@code sound}
 * @param cause {@code dropped} where Kafka was away or slow, {@code source} where none came
 * @param dropped records lost on the way to Kafka
 */
public record GapView(
    String stream, Instant start, Instant end, String cause, String sense, long dropped) {

  static GapView of(Entry entry, Entry.Gap gap) {
    return new GapView(
        entry.stream(),
        entry.start(),
        entry.end(),
        gap.dropped() > 0 ? "dropped" : "source",
        gap.sense(),
        gap.dropped());
  }
}
