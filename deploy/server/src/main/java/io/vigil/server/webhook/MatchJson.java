package io.vigil.server.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.schemas.Match;
import io.vigil.server.http.Json;
import java.util.List;

/** A match as the API, the live stream and webhooks show it. */
public final class MatchJson {

  private MatchJson() {}

  /** The match as an object. */
  public static ObjectNode of(Match match) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", match.getId())
            .put("subscription", match.getSubscription())
            .put("stream", match.getStream())
            .put("start", Json.text(match.getStart()))
            .put("end", Json.text(match.getEnd()))
            .put("trigger", Json.text(match.getTrigger()))
            .put("text", match.getText())
            .put("confidence", match.getConfidence())
            .put("revision", match.getRevision());
    strings(node.putArray("streams"), match.getStreams());
    strings(node.putArray("events"), match.getEvents());
    strings(node.putArray("eventTypes"), match.getEventTypes());
    strings(node.putArray("moments"), match.getMoments());
    return node;
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
