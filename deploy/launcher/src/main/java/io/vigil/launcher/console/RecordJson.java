package io.vigil.launcher.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as one line of JSON: the schema's field names, times as ISO 8601 in UTC, bytes by their
 * number alone (a picture is not to be read on a terminal), and the topic it came from.
 */
public final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  /** One line, without a line break. */
  public static String line(String topic, SpecificRecord record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("topic", topic);
    fields(record, object);
    return text(object);
  }

  /** Any tree as one line. */
  public static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  private static void fields(SpecificRecord record, ObjectNode object) {
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), value(record.get(field.pos())));
    }
  }

  private static JsonNode value(@Nullable Object value) {
    JsonNodeFactory node = JsonNodeFactory.instance;
    if (value == null) {
      return node.nullNode();
    }
    if (value instanceof SpecificRecord record) {
      ObjectNode object = node.objectNode();
      fields(record, object);
      return object;
    }
    if (value instanceof Float number) {
      return node.numberNode(number);
    }
    if (value instanceof Double number) {
      return node.numberNode(number);
    }
    if (value instanceof Long number) {
      return node.numberNode(number);
    }
    if (value instanceof Integer number) {
      return node.numberNode(number);
    }
    if (value instanceof Boolean truth) {
      return node.booleanNode(truth);
    }
    if (value instanceof ByteBuffer bytes) {
      return node.objectNode().put("bytes", bytes.remaining());
    }
    if (value instanceof Instant time) {
      return node.textNode(time.toString());
    }
    if (value instanceof Collection<?> values) {
      ArrayNode array = node.arrayNode();
      values.forEach(v -> array.add(value(v)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = node.objectNode();
      map.forEach((k, v) -> object.set(String.valueOf(k), value(v)));
      return object;
    }
    return node.textNode(value.toString());
  }
}
