package io.vigil.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.schemas.Match;
import io.vigil.server.http.Json;
import java.nio.charset.StandardCharsets;

/** A match as a CloudEvent 1.0 in structured JSON. */
final class CloudEvent {

  static final String CONTENT_TYPE = "application/cloudevents+json";

  private CloudEvent() {}

  /** The bytes; the same match gives the same, so that a receiver may know it by id. */
  static byte[] of(Match match) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("specversion", "1.0")
            .put("id", match.getId())
            .put("source", "/vigil/subscriptions/" + match.getSubscription())
            .put("type", "io.vigil.match")
            .put("subject", match.getStream())
            .put("time", Json.text(match.getTrigger()))
            .put("datacontenttype", "application/json");
    event.set("data", MatchJson.of(match));
    try {
      return Json.mapper().writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }
}
