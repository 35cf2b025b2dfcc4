package io.vigil.model.evaluate;

import java.util.Map;

/**
 * One measured figure.
 *
 * @param figure its name
 * @param value as measured
 * @param unit of the value; empty for a plain ratio
 * @param target what is aimed at
 * @param better {@code higher} or {@code lower}
 * @param detail counts, intervals and the like, by name
 */
public record Figure(
    String figure,
    double value,
    String unit,
    double target,
    String better,
    Map<String, Object> detail) {

  /** A figure without a unit of which more is better. */
  static Figure ratio(String name, double value, double target, Map<String, Object> detail) {
    return new Figure(name, value, "", target, "higher", detail);
  }
}
