package io.vigil.operators.subscribe;

import io.vigil.operators.subscribe.rule.Condition;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules that match now, found by what they look at. One thread writes, any number read:
 * thread-safe.
 */
final class RuleBook {

  /**
   * The rules at one time. Immutable.
   *
   * @param number grows with each change
   * @param rules all, by name
   * @param byType those that look at some event types, by type
   * @param anyType those that look at events of any type, and absences, for which each tells time
   * @param momentRules those that look at moments, and absences
   * @param absences those for which time must go on
   */
  record Page(
      long number,
      Map<String, Rule> rules,
      Map<String, List<Rule>> byType,
      List<Rule> anyType,
      List<Rule> momentRules,
      List<Rule> absences) {

    /** The rules that an event of a type may concern, each once. */
    List<Rule> forEvent(String type) {
      List<Rule> found = byType.get(type);
      if (found == null) {
        return anyType;
      }
      List<Rule> all = new ArrayList<>(found);
      all.addAll(anyType);
      return all;
    }

    Set<String> names() {
      return rules.keySet();
    }
  }

  private final Map<String, Rule> rules = new TreeMap<>();
  private volatile Page page = page(0, Map.of());

  /** The rules now. */
  Page now() {
    return page;
  }

  /** Takes a rule in the place of its earlier form, or away. */
  synchronized void put(String name, @Nullable Rule rule) {
    if (rule == null) {
      rules.remove(name);
    } else {
      rules.put(name, rule);
    }
    page = page(page.number() + 1, rules);
  }

  private static Page page(long number, Map<String, Rule> rules) {
    Map<String, List<Rule>> byType = new HashMap<>();
    List<Rule> anyType = new ArrayList<>();
    List<Rule> moments = new ArrayList<>();
    List<Rule> absences = new ArrayList<>();
    for (Rule rule : rules.values()) {
      if (rule.condition() instanceof Condition.Absence) {
        absences.add(rule);
        anyType.add(rule);
        moments.add(rule);
      } else if (rule.what() instanceof What.Events events && !events.types().isEmpty()) {
        events.types().forEach(t -> byType.computeIfAbsent(t, x -> new ArrayList<>()).add(rule));
      } else if (rule.what() instanceof What.Events) {
        anyType.add(rule);
      } else {
        moments.add(rule);
      }
    }
    return new Page(number, new TreeMap<>(rules), byType, anyType, moments, absences);
  }
}
