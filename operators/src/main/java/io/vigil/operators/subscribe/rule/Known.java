package io.vigil.operators.subscribe.rule;

import java.util.Set;

/**
 * What subscriptions can be checked against.
 *
 * @param eventTypes the bundle's event types; empty if no bundle is known, then any will do
 * @param sentences reads sentences
 * @param places whether it tells where in the picture things are
 */
public record Known(Set<String> eventTypes, Sentences sentences, boolean places) {

  /** Copies the set. */
  public Known {
    eventTypes = Set.copyOf(eventTypes);
  }

  /** Without a bundle: any event type, any place, and no sentences. */
  public static Known nothing() {
    return new Known(Set.of(), Sentences.none(), true);
  }
}
