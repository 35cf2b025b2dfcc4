package io.vigil.operators.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a configuration, to tell all of it at once. */
final class Checks {

  private final List<String> problems = new ArrayList<>();

  void that(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      problems.add("%s is '%s' but must be %s".formatted(name, value, allowed));
    }
  }

  void range(String name, int value, int from, int to) {
    that(value >= from && value <= to, name, value, "between " + from + " and " + to);
  }

  void range(String name, Duration value, Duration from, Duration to) {
    that(
        value.compareTo(from) >= 0 && value.compareTo(to) <= 0,
        name,
        value,
        "between " + from + " and " + to);
  }

  void done() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
