package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Fault;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.RuleParser;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionFault;
import io.vigil.schemas.SubscriptionState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a subscription's record. */
final class Arming {

  private final Known known;

  Arming(Known known) {
    this.known = known;
  }

  /**
   * The state after a record.
   *
   * @param key the record's key
   * @param subscription what it holds; none if it cannot be read
   * @param before the state until now, if there is one; what it has armed goes on if the new form
   *     is refused
   * @param further what is wrong beside the rule itself
   */
  SubscriptionState decide(
      String key,
      Optional<Subscription> subscription,
      long revision,
      @Nullable SubscriptionState before,
      List<Fault> further) {
    List<Fault> faults = new ArrayList<>(further);
    Optional<Rule> rule = Optional.empty();
    if (subscription.isPresent()) {
      Checked<Rule> checked = RuleParser.parse(subscription.get(), known);
      faults.addAll(checked.faults());
      if (!subscription.get().getName().equals(key)) {
        faults.add(
            new Fault(
                "name",
                "the record's key is '" + key + "'",
                "write the name as the key too, in UTF-8"));
      }
      rule = checked instanceof Checked.Good<Rule> good ? Optional.of(good.value()) : rule;
    }
    SubscriptionState.Builder state =
        SubscriptionState.newBuilder()
            .setName(key)
            .setRevision(revision)
            .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS));
    if (rule.isEmpty() || subscription.isEmpty() || !faults.isEmpty()) {
      return refused(state, faults, before);
    }
    if (!rule.get().enabled()) {
      return state.setState(ArmedState.DISABLED).build();
    }
    rule.get()
        .sentence()
        .ifPresent(
            sentence ->
                state
                    .setSentenceEmbedding(boxed(known.sentences().encode(sentence)))
                    .setModel(known.sentences().model().orElse("")));
    return state
        .setState(ArmedState.ARMED)
        .setArmed(subscription.get())
        .setArmedRevision(revision)
        .build();
  }

  private static SubscriptionState refused(
      SubscriptionState.Builder state, List<Fault> faults, @Nullable SubscriptionState before) {
    state
        .setState(ArmedState.REFUSED)
        .setFaults(
            faults.stream()
                .map(f -> new SubscriptionFault(f.field(), f.fault(), f.mend()))
                .toList());
    if (before != null && before.getArmed() != null) {
      state
          .setArmed(before.getArmed())
          .setArmedRevision(before.getArmedRevision())
          .setSentenceEmbedding(before.getSentenceEmbedding())
          .setModel(before.getModel());
    }
    return state.build();
  }

  /** The same, its sentence read by the bundle that is loaded now; empty if it was already. */
  Optional<SubscriptionState> renewed(SubscriptionState state) {
    Subscription armed = state.getArmed();
    Optional<String> model = known.sentences().model();
    if (armed == null
        || armed.getSentence() == null
        || model.isEmpty()
        || model.get().equals(state.getModel())) {
      return Optional.empty();
    }
    return Optional.of(
        SubscriptionState.newBuilder(state)
            .setSentenceEmbedding(boxed(known.sentences().encode(armed.getSentence())))
            .setModel(model.get())
            .build());
  }

  /**
   * The rule that a state has armed.
   *
   * @return empty if nothing is armed, or it was armed by a release that allows more than this one
   */
  static Optional<Rule> rule(SubscriptionState state) {
    Subscription armed = state.getArmed();
    if (armed == null) {
      return Optional.empty();
    }
    // It was checked against the bundle when it was armed; here its form alone matters.
    Known form = new Known(java.util.Set.of(), new ArmedSentences(state), true);
    return RuleParser.parse(armed, form) instanceof Checked.Good<Rule> good
        ? Optional.of(good.value().armed(state.getArmedRevision(), vector(state), state.getModel()))
        : Optional.empty();
  }

  static float[] vector(SubscriptionState state) {
    float[] vector = new float[state.getSentenceEmbedding().size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = state.getSentenceEmbedding().get(i);
    }
    return vector;
  }

  private static List<Float> boxed(float[] vector) {
    List<Float> boxed = new ArrayList<>(vector.length);
    for (float value : vector) {
      boxed.add(value);
    }
    return boxed;
  }
}
