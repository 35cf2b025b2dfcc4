package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Sentences;
import io.vigil.schemas.SubscriptionState;
import java.util.Optional;

/** The one sentence that was read when its subscription was armed. */
final class ArmedSentences implements Sentences {

  private final SubscriptionState state;

  ArmedSentences(SubscriptionState state) {
    this.state = state;
  }

  @Override
  public Optional<String> model() {
    return Optional.of(state.getModel());
  }

  @Override
  public boolean knows(String sentence) {
    return true;
  }

  @Override
  public float[] encode(String sentence) {
    return Arming.vector(state);
  }
}
