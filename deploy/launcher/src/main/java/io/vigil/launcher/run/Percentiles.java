package io.vigil.launcher.run;

import java.time.Duration;
import java.util.List;

/** Percentiles of ascending durations, by the nearest rank. */
public final class Percentiles {
  private Percentiles() {}

  /**
   * The smallest value that so many per cent do not exceed.
   *
   * @param ascending sorted; zero is the answer for none
   * @param percent 0 to 100
   */
  public static Duration of(List<Duration> ascending, double percent) {
    if (ascending.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(percent / 100 * ascending.size());
    return ascending.get(Math.max(0, Math.min(ascending.size() - 1, rank - 1)));
  }
}
