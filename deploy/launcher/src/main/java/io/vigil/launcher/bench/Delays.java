package io.vigil.launcher.bench;

import io.vigil.launcher.run.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Delays of one kind. Used by one thread. */
final class Delays {
  private final List<Duration> all = new ArrayList<>();

  void add(Duration delay) {
    all.add(delay);
  }

  int count() {
    return all.size();
  }

  double seconds(double percent) {
    return Percentiles.of(all.stream().sorted().toList(), percent).toNanos() / 1e9;
  }
}
