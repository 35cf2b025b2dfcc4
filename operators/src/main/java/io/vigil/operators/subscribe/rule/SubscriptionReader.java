package io.vigil.operators.subscribe.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.schemas.DailyHours;
import io.vigil.schemas.Grouping;
import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a subscription from a tree. Used once. */
final class SubscriptionReader {

  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "name",
              "streams",
              "eventTypes",
              "sentence",
              "threshold",
              "minConfidence",
              "hours",
              "timeZone",
              "sequence",
              "withinSeconds",
              "absenceSeconds",
              "countAtLeast",
              "countWithinSeconds",
              "lastsSeconds",
              "coolDownSeconds",
              "groupBy",
              "webhook",
              "webhookSecretName",
              "enabled",
              "zones"));

  private final JsonNode json;
  private final Faults faults = new Faults();

  SubscriptionReader(JsonNode json) {
    this.json = json;
  }

  Checked<Subscription> read() {
    if (!json.isObject()) {
      faults.add("", "it is not an object", "write fields, at least name");
      return new Checked.Bad<>(faults.all());
    }
    unknown(json, "", FIELDS);
    Subscription.Builder s = Subscription.newBuilder().setName(text(json, "name", "").orElse(""));
    if (!json.hasNonNull("name")) {
      faults.add("name", "it is missing", "give a name of a-z, 0-9 and -");
    }
    s.setStreams(strings(json, "streams", ""));
    s.setEventTypes(strings(json, "eventTypes", ""));
    text(json, "sentence", "").ifPresent(s::setSentence);
    number("threshold").ifPresent(n -> s.setThreshold(n.floatValue()));
    number("minConfidence").ifPresent(n -> s.setMinConfidence(n.floatValue()));
    s.setHours(hours());
    text(json, "timeZone", "").ifPresent(s::setTimeZone);
    s.setSteps(sequence());
    s.setWithinMillis(millis("withinSeconds"));
    s.setAbsenceMillis(millis("absenceSeconds"));
    s.setCountAtLeast(count());
    s.setCountWithinMillis(millis("countWithinSeconds"));
    s.setLastsMillis(millis("lastsSeconds"));
    s.setCoolDownMillis(millis("coolDownSeconds"));
    s.setGroupBy(groupBy());
    text(json, "webhook", "").ifPresent(s::setWebhook);
    text(json, "webhookSecretName", "").ifPresent(s::setWebhookSecretName);
    s.setEnabled(enabled());
    s.setZones(strings(json, "zones", ""));
    return Checked.of(s.build(), faults.all());
  }

  private void unknown(JsonNode node, String path, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                faults.add(
                    path + name,
                    "there is no such field",
                    Nearest.of(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are " + String.join(", ", known)));
              }
            });
  }

  private Optional<String> text(JsonNode node, String field, String path) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      faults.add(path + field, "it is not a text", "write it in quotes");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  private List<String> strings(JsonNode node, String field, String path) {
    JsonNode value = node.get(field);
    List<String> strings = new ArrayList<>();
    if (value == null || value.isNull()) {
      return strings;
    }
    if (!value.isArray()) {
      faults.add(path + field, "it is not a list", "write [\"one\", \"another\"]");
      return strings;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isTextual()) {
        strings.add(value.get(i).textValue());
      } else {
        faults.add(path + field + "[" + i + "]", "it is not a text", "write it in quotes");
      }
    }
    return strings;
  }

  private Optional<Number> number(String field) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      faults.add(field, "it is not a number", "write a number without quotes");
      return Optional.empty();
    }
    return Optional.of(value.numberValue());
  }

  private long millis(String field) {
    double seconds = number(field).map(Number::doubleValue).orElse(0.0);
    // More than any limit, and what a long can still hold.
    return Math.round(Math.max(-1e12, Math.min(1e12, seconds)) * 1000);
  }

  private int count() {
    double count = number("countAtLeast").map(Number::doubleValue).orElse(0.0);
    if (count != Math.rint(count) || Math.abs(count) > Integer.MAX_VALUE) {
      faults.add("countAtLeast", "it is " + count, "give a whole number");
      return 0;
    }
    return (int) count;
  }

  private Grouping groupBy() {
    String by = text(json, "groupBy", "").orElse("stream");
    if (!by.equals("stream") && !by.equals("none")) {
      faults.add("groupBy", "it is '" + by + "'", "write stream or none");
    }
    return by.equals("none") ? Grouping.NONE : Grouping.STREAM;
  }

  private boolean enabled() {
    JsonNode value = json.get("enabled");
    if (value != null && !value.isNull() && !value.isBoolean()) {
      faults.add("enabled", "it is neither true nor false", "write true or false");
    }
    return value == null || value.isNull() || value.booleanValue();
  }

  private List<SequenceStep> sequence() {
    List<SequenceStep> steps = new ArrayList<>();
    JsonNode value = json.get("sequence");
    if (value == null || value.isNull()) {
      return steps;
    }
    if (!value.isArray()) {
      faults.add("sequence", "it is not a list", "write [{\"type\": \"one\"}, ...]");
      return steps;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode step = value.get(i);
      String path = "sequence[" + i + "]";
      if (step.isTextual()) {
        steps.add(SequenceStep.newBuilder().setType(step.textValue()).build());
      } else if (step.isObject()) {
        unknown(step, path + ".", Set.of("type", "stream"));
        SequenceStep.Builder built =
            SequenceStep.newBuilder().setType(text(step, "type", path + ".").orElse(""));
        text(step, "stream", path + ".").ifPresent(built::setStream);
        steps.add(built.build());
      } else {
        faults.add(path, "it is not a step", "write {\"type\": \"one\", \"stream\": \"door\"}");
      }
    }
    return steps;
  }

  private List<DailyHours> hours() {
    List<DailyHours> hours = new ArrayList<>();
    JsonNode value = json.get("hours");
    if (value == null || value.isNull()) {
      return hours;
    }
    if (!value.isArray()) {
      faults.add("hours", "it is not a list", "write [{\"from\": \"22:00\", \"to\": \"06:00\"}]");
      return hours;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode span = value.get(i);
      String path = "hours[" + i + "]";
      if (!span.isObject()) {
        faults.add(path, "it is not an object", "write {\"from\": \"22:00\", \"to\": \"06:00\"}");
        continue;
      }
      unknown(span, path + ".", Set.of("days", "from", "to"));
      Optional<Integer> from = minute(span, "from", path);
      Optional<Integer> to = minute(span, "to", path);
      List<String> days = strings(span, "days", path + ".");
      if (from.isPresent() && to.isPresent()) {
        hours.add(new DailyHours(from.get(), to.get(), days));
      }
    }
    return hours;
  }

  private Optional<Integer> minute(JsonNode span, String field, String path) {
    Optional<String> text = text(span, field, path + ".");
    Matcher time = TIME.matcher(text.orElse(""));
    if (time.matches()) {
      int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
      if (Integer.parseInt(time.group(2)) < 60 && minute <= 24 * 60) {
        return Optional.of(minute);
      }
    }
    faults.add(
        path + "." + field,
        text.map(t -> "'" + t + "' is no time of day").orElse("it is missing"),
        "write it like \"22:00\", in quotes");
    return Optional.empty();
  }
}
