package io.vigil.operators.subscribe.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. Not thread-safe. */
final class Faults {

  private final List<Fault> all = new ArrayList<>();

  void add(String field, String fault, String mend) {
    all.add(new Fault(field, fault, mend));
  }

  /** Notes a fault unless something holds; whether it holds. */
  boolean that(boolean holds, String field, String fault, String mend) {
    if (!holds) {
      add(field, fault, mend);
    }
    return holds;
  }

  List<Fault> all() {
    return List.copyOf(all);
  }
}
