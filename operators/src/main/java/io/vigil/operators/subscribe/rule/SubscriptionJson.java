package io.vigil.operators.subscribe.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.schemas.DailyHours;
import io.vigil.schemas.Grouping;
import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.Subscription;
import java.util.List;
import java.util.Locale;

/**
 * A subscription as people write it, in JSON or YAML: times of day as {@code "22:00"}, lengths of
 * time in seconds.
 */
public final class SubscriptionJson {

  private static final int MINUTES_PER_HOUR = 60;
  private static final double MILLIS = 1000;

  private SubscriptionJson() {}

  /**
   * Reads a subscription; whether what it says makes sense is for {@link RuleParser}.
   *
   * @return all that cannot be read: unknown fields, and values of a wrong type
   */
  public static Checked<Subscription> read(JsonNode json) {
    return new SubscriptionReader(json).read();
  }

  /** Writes a subscription; what has its default is left out, but for the lists. */
  public static ObjectNode write(Subscription s) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", s.getName());
    strings(node.putArray("streams"), s.getStreams());
    strings(node.putArray("eventTypes"), s.getEventTypes());
    if (s.getSentence() != null) {
      node.put("sentence", s.getSentence());
    }
    if (s.getThreshold() != null) {
      node.put("threshold", s.getThreshold());
    }
    node.put("minConfidence", s.getMinConfidence());
    ArrayNode hours = node.putArray("hours");
    for (DailyHours h : s.getHours()) {
      ObjectNode span = hours.addObject();
      strings(span.putArray("days"), h.getDays());
      span.put("from", time(h.getFromMinute())).put("to", time(h.getToMinute()));
    }
    node.put("timeZone", s.getTimeZone());
    sequence(node.putArray("sequence"), s);
    seconds(node, "withinSeconds", s.getWithinMillis());
    seconds(node, "absenceSeconds", s.getAbsenceMillis());
    if (s.getCountAtLeast() != 0) {
      node.put("countAtLeast", s.getCountAtLeast());
    }
    seconds(node, "countWithinSeconds", s.getCountWithinMillis());
    seconds(node, "lastsSeconds", s.getLastsMillis());
    seconds(node, "coolDownSeconds", s.getCoolDownMillis());
    node.put("groupBy", s.getGroupBy() == Grouping.NONE ? "none" : "stream");
    if (s.getWebhook() != null) {
      node.put("webhook", s.getWebhook());
    }
    if (s.getWebhookSecretName() != null) {
      node.put("webhookSecretName", s.getWebhookSecretName());
    }
    strings(node.putArray("zones"), s.getZones());
    return node.put("enabled", s.getEnabled());
  }

  private static void sequence(ArrayNode array, Subscription s) {
    s.getSequence().forEach(type -> array.addObject().put("type", type));
    for (SequenceStep step : s.getSteps()) {
      ObjectNode one = array.addObject().put("type", step.getType());
      if (step.getStream() != null) {
        one.put("stream", step.getStream());
      }
    }
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void seconds(ObjectNode node, String field, long millis) {
    if (millis % 1000 == 0 && millis != 0) {
      node.put(field, millis / 1000);
    } else if (millis != 0) {
      node.put(field, millis / MILLIS);
    }
  }

  private static String time(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }
}
