package io.vigil.launcher.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.launcher.console.Text;
import io.vigil.schemas.StreamState;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of one stream, from source to topics.
 *
 * @param summary what ingest says of it
 * @param counts what came out
 * @param wall how long it took
 */
public record Outcome(StreamSummary summary, Tally.Counts counts, Duration wall) {
  private static final double NANOS = 1e9;

  /** Whether the source could not be read to its end. */
  public boolean failed() {
    return summary.state() == StreamState.FAILED || summary.state() == StreamState.UNKNOWN;
  }

  /** How many seconds of film were understood in a second. */
  public double timesRealTime() {
    return summary.length().toNanos() / NANOS / Math.max(1e-3, wall.toNanos() / NANOS);
  }

  /** For a person: one line, and a second with the events. */
  public String text() {
    if (failed()) {
      return String.format(Locale.ROOT, "%-12s failed: %s", summary.id(), summary.reason());
    }
    String lost = summary.dropped() == 0 ? "" : ", " + summary.dropped() + " records lost";
    String reconnects =
        summary.reconnects() == 0 ? "" : ", reconnected " + summary.reconnects() + " times";
    return String.format(
        Locale.ROOT,
        "%-12s %s of film, %d captions, %d events, %d gaps%s%s, %.1f x real time%s%s",
        summary.id(),
        Text.length(summary.length()),
        counts.captions(),
        counts.events(),
        summary.gaps(),
        lost,
        reconnects,
        timesRealTime(),
        delays(),
        events());
  }

  private String delays() {
    if (counts.delays().isEmpty()) {
      return "";
    }
    return ", delay p50 "
        + Text.seconds(Percentiles.of(counts.delays(), 50))
        + " p95 "
        + Text.seconds(Percentiles.of(counts.delays(), 95));
  }

  private String events() {
    if (counts.eventsByType().isEmpty()) {
      return "";
    }
    return "\n"
        + " ".repeat(13)
        + counts.eventsByType().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
  }

  /** For a script. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("stream", summary.id())
        .put("source", summary.source())
        .put("state", summary.state().name().toLowerCase(Locale.ROOT))
        .put("reason", summary.reason())
        .put("filmSeconds", summary.length().toMillis() / 1e3)
        .put("wallSeconds", wall.toMillis() / 1e3)
        .put("timesRealTime", timesRealTime())
        .put("frames", summary.frames())
        .put("soundSegments", summary.segments())
        .put("captions", counts.captions())
        .put("events", counts.events());
    ObjectNode types = node.putObject("eventsByType");
    for (Map.Entry<String, Long> type : counts.eventsByType().entrySet()) {
      types.put(type.getKey(), type.getValue());
    }
    node.put("gaps", summary.gaps())
        .put("dropped", summary.dropped())
        .put("reconnects", summary.reconnects());
    if (!counts.delays().isEmpty()) {
      node.putObject("delaySeconds")
          .put("p50", Percentiles.of(counts.delays(), 50).toMillis() / 1e3)
          .put("p95", Percentiles.of(counts.delays(), 95).toMillis() / 1e3)
          .put("p99", Percentiles.of(counts.delays(), 99).toMillis() / 1e3);
    }
    return node;
  }
}
