package io.vigil.server.view;

import io.vigil.server.history.Entry;
import java.time.Instant;
import java.util.Locale;

/**
 * Media that were lost.
 *
 * @param sense {@code picture} or {@code sound}
 * @param cause {@code source} where none came, {@code paused} where somebody paused the stream,
 *     {@code dropped} where Kafka was away or slow, {@code late} where they came too late
 * @param dropped records that were lost
 */
public record GapView(
    String stream, Instant start, Instant end, String cause, String sense, long dropped) {

  static GapView of(Entry entry, Entry.Gap gap) {
    return new GapView(
        entry.stream(), entry.start(), entry.end(), cause(gap), gap.sense(), gap.dropped());
  }

  private static String cause(Entry.Gap gap) {
    return switch (gap.cause()) {
      case SOURCE, PAUSED, DROPPED, LATE -> gap.cause().name().toLowerCase(Locale.ROOT);
      case NONE -> gap.dropped() > 0 ? "dropped" : "source";
    };
  }
}
