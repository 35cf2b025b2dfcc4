package io.vigil.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.operators.subscribe.SubscriptionEntry;
import io.vigil.operators.subscribe.rule.SubscriptionJson;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.topic.Topics;
import java.util.Optional;

/** A subscription as the API shows it: its form, and what became of it. */
final class SubscriptionView {

  private SubscriptionView() {}

  static ObjectNode of(SubscriptionEntry entry) {
    ObjectNode node =
        entry
            .subscription()
            .map(SubscriptionJson::write)
            .orElseGet(JsonNodeFactory.instance::objectNode)
            .put("name", entry.name())
            .put("revision", entry.revision());
    Optional<SubscriptionState> state =
        entry.state().filter(s -> s.getRevision() >= entry.revision());
    // Between the record and the engine's word on it, nothing is known.
    node.put("state", state.map(s -> s.getState().name()).orElse("PENDING"));
    entry
        .state()
        .filter(s -> s.getArmed() != null)
        .ifPresent(s -> node.put("armedRevision", s.getArmedRevision()));
    ArrayNode faults = node.putArray("faults");
    state.ifPresent(
        s ->
            s.getFaults()
                .forEach(
                    f ->
                        faults
                            .addObject()
                            .put("field", f.getField())
                            .put("fault", f.getFault())
                            .put("mend", f.getMend())));
    if (Topics.byName("vigil.matches." + entry.name()).isPresent()) {
      node.put("topic", Topics.matches(entry.name()).name());
    }
    return node;
  }
}
