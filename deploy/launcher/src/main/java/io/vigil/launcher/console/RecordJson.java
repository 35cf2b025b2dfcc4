package io.vigil.launcher.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.server.view.AvroJson;
import org.apache.avro.specific.SpecificRecord;

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
    object.setAll(AvroJson.of(record));
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
}
