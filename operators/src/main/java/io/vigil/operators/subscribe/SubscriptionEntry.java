package io.vigil.operators.subscribe;

import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import java.util.Optional;

/**
 * A subscription as it lies on the topics.
 *
 * @param name its name
 * @param revision offset of its newest record on {@code vigil.subscriptions}
 * @param subscription what that record holds; empty if it cannot be read
 * @param state what became of it; empty or of an earlier revision until the engine has seen it
 */
public record SubscriptionEntry(
    String name,
    long revision,
    Optional<Subscription> subscription,
    Optional<SubscriptionState> state) {}
