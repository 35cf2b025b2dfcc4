package io.vigil.operators.subscribe.rule;

import io.vigil.schemas.SequenceStep;
import io.vigil.schemas.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads when what fits makes a match. */
final class ConditionParser {

  private static final long DAY_MILLIS = 24L * 3600 * 1000;
  private static final long WEEK_MILLIS = 7 * DAY_MILLIS;
  private static final int MOST_STEPS = 8;
  private static final int MOST_COUNTED = 1000;

  private final Subscription from;
  private final Faults faults;
  private final BiConsumer<String, String> checkType;

  ConditionParser(Subscription from, Faults faults, BiConsumer<String, String> checkType) {
    this.from = from;
    this.faults = faults;
    this.checkType = checkType;
  }

  Condition read() {
    List<String> named = new ArrayList<>();
    List<Condition> conditions = new ArrayList<>();
    sequence(named, conditions);
    absence(named, conditions);
    count(named, conditions);
    lasts(named, conditions);
    faults.that(
        named.size() <= 1,
        named.isEmpty() ? "sequence" : named.get(named.size() - 1),
        "these exclude each other: " + String.join(", ", named),
        "keep one, and make a subscription for each other");
    return conditions.isEmpty() ? new Condition.Each() : conditions.get(0);
  }

  private void sequence(List<String> named, List<Condition> conditions) {
    boolean old = !from.getSequence().isEmpty();
    faults.that(
        !old || from.getSteps().isEmpty(),
        "sequence",
        "the record has both sequence and steps",
        "keep steps, which say more");
    List<Condition.Step> steps = new ArrayList<>();
    from.getSequence().forEach(type -> steps.add(new Condition.Step(type, Optional.empty())));
    if (!old) {
      for (SequenceStep step : from.getSteps()) {
        steps.add(new Condition.Step(step.getType(), Optional.ofNullable(step.getStream())));
      }
    }
    if (steps.isEmpty()) {
      faults.that(
          from.getWithinMillis() == 0,
          "withinSeconds",
          "there is no sequence that it could limit",
          "give a sequence, or leave it out");
      return;
    }
    named.add("sequence");
    faults.that(
        steps.size() >= 2 && steps.size() <= MOST_STEPS,
        "sequence",
        "it has " + steps.size() + " steps",
        "give 2 to " + MOST_STEPS);
    for (int i = 0; i < steps.size(); i++) {
      String field = "sequence[" + i + "]";
      checkType.accept(field + ".type", steps.get(i).type());
      steps.get(i).stream()
          .ifPresent(stream -> RuleParser.stream(field + ".stream", stream, faults));
    }
    faults.that(
        from.getWithinMillis() > 0,
        "withinSeconds",
        "a sequence needs a time within which it happens",
        "give seconds");
    conditions.add(
        new Condition.Sequence(
            steps, RuleParser.span("withinSeconds", from.getWithinMillis(), DAY_MILLIS, faults)));
  }

  private void absence(List<String> named, List<Condition> conditions) {
    if (from.getAbsenceMillis() != 0) {
      named.add("absenceSeconds");
      conditions.add(
          new Condition.Absence(
              RuleParser.span("absenceSeconds", from.getAbsenceMillis(), WEEK_MILLIS, faults)));
    }
  }

  private void count(List<String> named, List<Condition> conditions) {
    if (from.getCountAtLeast() == 0 && from.getCountWithinMillis() == 0) {
      return;
    }
    named.add("countAtLeast");
    faults.that(
        from.getCountAtLeast() >= 2 && from.getCountAtLeast() <= MOST_COUNTED,
        "countAtLeast",
        "it is " + from.getCountAtLeast(),
        "give 2 to " + MOST_COUNTED);
    faults.that(
        from.getCountWithinMillis() > 0,
        "countWithinSeconds",
        "a count needs a time within which it is reached",
        "give seconds");
    conditions.add(
        new Condition.Count(
            Math.max(2, Math.min(MOST_COUNTED, from.getCountAtLeast())),
            RuleParser.span(
                "countWithinSeconds", from.getCountWithinMillis(), DAY_MILLIS, faults)));
  }

  private void lasts(List<String> named, List<Condition> conditions) {
    if (from.getLastsMillis() != 0) {
      named.add("lastsSeconds");
      conditions.add(
          new Condition.Lasts(
              RuleParser.span("lastsSeconds", from.getLastsMillis(), DAY_MILLIS, faults)));
    }
  }
}
