package io.vigil.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vigil.schemas.Match;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The description of the topics, AsyncAPI 3.0, made of the schemas so that it cannot differ. */
final class AsyncApi {
  private static final String FORMAT = "application/vnd.apache.avro;version=1.9.0";
  private static final YAMLMapper YAML = new YAMLMapper();

  private AsyncApi() {}

  static String document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Vigil's topics")
        .put("version", "1")
        .put(
            "description",
            "Values are Avro in single-object encoding (C3 01, the schema's fingerprint, the"
                + " record), or in Confluent's wire format where a registry is configured. Keys"
                + " are stream ids in UTF-8. Times are microseconds UTC.");
    document.put("defaultContentType", "application/vnd.apache.avro");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (Topic<?> topic : Topics.all()) {
      String name = topic.name().substring("vigil.".length());
      add(name, topic.name(), topic.type(), channels, operations, messages);
    }
    add("matches", "vigil.matches.{subscription}", Match.class, channels, operations, messages);
    if (channels.get("matches") instanceof ObjectNode matches) {
      matches
          .putObject("parameters")
          .putObject("subscription")
          .put("description", "The subscription's name");
    }
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(
      String name,
      String address,
      Class<? extends SpecificRecord> type,
      ObjectNode channels,
      ObjectNode operations,
      ObjectNode messages) {
    Schema schema = SpecificData.get().getSchema(type);
    ObjectNode channel = channels.putObject(name).put("address", address);
    channel
        .putObject("messages")
        .putObject(schema.getName())
        .put("$ref", "#/components/messages/" + schema.getName());
    operations
        .putObject("read-" + name)
        .put("action", "receive")
        .putObject("channel")
        .put("$ref", "#/channels/" + name);
    ObjectNode message = messages.putObject(schema.getName()).put("summary", schema.getDoc());
    message.putObject("payload").put("schemaFormat", FORMAT).set("schema", json(schema));
  }

  private static JsonNode json(Schema schema) {
    try {
      return YAML.readTree(schema.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
