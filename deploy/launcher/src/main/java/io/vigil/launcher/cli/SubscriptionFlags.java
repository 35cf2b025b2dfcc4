package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a subscription says, as options. Those that are given win over a file. */
final class SubscriptionFlags {
  private static final double MILLIS = 1000;

  @Option(
      names = {"-s", "--stream"},
      paramLabel = "ID",
      description = "Only this stream; may be repeated (default: all).")
  private List<String> streams = new ArrayList<>();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "Events of this type; may be repeated (default: any).")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--sentence",
      paramLabel = "TEXT",
      description = "Moments that are like this sentence, instead of events.")
  private @Nullable String sentence;

  @Option(
      names = "--threshold",
      paramLabel = "X",
      description = "How like the sentence, above 0 to 1 (default: 0.5).")
  private @Nullable Float threshold;

  @Option(
      names = "--min-confidence",
      paramLabel = "X",
      description = "Only events that are so sure, 0 to 1.")
  private @Nullable Float minConfidence;

  @Option(
      names = "--hours",
      paramLabel = "FROM-TO",
      description = "Only at these times of day, such as 22:00-06:00; may be repeated.")
  private List<String> hours = new ArrayList<>();

  @Option(
      names = "--days",
      split = ",",
      paramLabel = "DAY",
      description = "Of --hours, only those that begin on these days: MON,TUE,...")
  private List<String> days = new ArrayList<>();

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Whose clocks --hours go by, such as Europe/Vienna (default: UTC).")
  private @Nullable String timeZone;

  @Option(
      names = "--sequence",
      split = ",",
      paramLabel = "TYPE[@ID]",
      description = "Events that begin one after another, on one stream or on those named.")
  private List<String> sequence = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "The longest time of --sequence, or of --count.")
  private @Nullable Duration within;

  @Option(
      names = "--absence",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Match when nothing of it came for so long.")
  private @Nullable Duration absence;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Match when so many came --within a time.")
  private @Nullable Integer count;

  @Option(
      names = "--lasts",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Match when it has lasted so long.")
  private @Nullable Duration lasts;

  @Option(
      names = "--cool-down",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "The least time between two matches.")
  private @Nullable Duration coolDown;

  @Option(
      names = "--zone",
      paramLabel = "X,Y X,Y X,Y",
      description =
          "Only in this part of the picture, corners from 0,0 (left top) to 1,1; may be repeated.")
  private List<String> zones = new ArrayList<>();

  @Option(
      names = "--together",
      description = "Take all streams together instead of each on its own.")
  private boolean together;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Post each match to this address, http or https.")
  private @Nullable String webhook;

  @Option(
      names = "--secret-name",
      paramLabel = "NAME",
      description = "Sign with VIGIL_WEBHOOK_SECRET_NAME of the server's environment.")
  private @Nullable String secretName;

  @Option(names = "--disabled", description = "Write it, but let it rest.")
  private boolean disabled;

  /** Puts what was given into a subscription's fields. */
  void putInto(ObjectNode node) {
    strings(node, "streams", streams);
    strings(node, "eventTypes", types);
    strings(node, "zones", zones);
    text(node, "sentence", sentence);
    text(node, "timeZone", timeZone);
    text(node, "webhook", webhook);
    text(node, "webhookSecretName", secretName);
    number(node, "threshold", threshold);
    number(node, "minConfidence", minConfidence);
    putHours(node);
    putSequence(node);
    seconds(node, "absenceSeconds", absence);
    seconds(node, "lastsSeconds", lasts);
    seconds(node, "coolDownSeconds", coolDown);
    if (count != null) {
      node.put("countAtLeast", count);
    }
    seconds(node, count == null ? "withinSeconds" : "countWithinSeconds", within);
    if (together) {
      node.put("groupBy", "none");
    }
    if (disabled) {
      node.put("enabled", false);
    }
  }

  private void putHours(ObjectNode node) {
    if (hours.isEmpty() && !days.isEmpty()) {
      hours.add("00:00-24:00");
    }
    if (!hours.isEmpty()) {
      ArrayNode array = node.putArray("hours");
      for (String span : hours) {
        String[] ends = span.split("-", 2);
        ObjectNode one = array.addObject().put("from", ends[0].strip());
        one.put("to", ends.length == 2 ? ends[1].strip() : "");
        ArrayNode on = one.putArray("days");
        days.forEach(on::add);
      }
    }
  }

  private void putSequence(ObjectNode node) {
    if (!sequence.isEmpty()) {
      ArrayNode array = node.putArray("sequence");
      for (String step : sequence) {
        String[] parts = step.split("@", 2);
        ObjectNode one = array.addObject().put("type", parts[0]);
        if (parts.length == 2) {
          one.put("stream", parts[1]);
        }
      }
    }
  }

  private static void strings(ObjectNode node, String field, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      values.forEach(array::add);
      node.set(field, array);
    }
  }

  private static void text(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }

  private static void number(ObjectNode node, String field, @Nullable Float value) {
    if (value != null) {
      node.put(field, value);
    }
  }

  private static void seconds(ObjectNode node, String field, @Nullable Duration value) {
    if (value != null) {
      node.put(field, value.toMillis() / MILLIS);
    }
  }
}
