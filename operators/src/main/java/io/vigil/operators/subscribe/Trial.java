package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.RuleParser;
import io.vigil.schemas.Subscription;

/** Reads a subscription as if it were armed, for a run over what is there already. */
public final class Trial {

  private Trial() {}

  /** The rule with its sentence read; or all that is wrong. Blocking. */
  public static Checked<Rule> rule(Subscription subscription, Known known) {
    Checked<Rule> checked = RuleParser.parse(subscription, known);
    if (!(checked instanceof Checked.Good<Rule> good)) {
      return checked;
    }
    Rule rule = good.value();
    float[] vector = rule.sentence().map(known.sentences()::encode).orElse(new float[0]);
    return new Checked.Good<>(rule.armed(-1, vector, known.sentences().model().orElse("")));
  }
}
