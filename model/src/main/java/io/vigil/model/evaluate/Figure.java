package io.vigil.model.evaluate;

import io.vigil.model.evaluate.metric.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measured figure.
 *
 * @param figure its name
 * @param value as measured
 * @param unit of the value; empty for a plain ratio
 * @param target what is aimed at; 0 with {@code higher} where nothing is
 * @param better {@code higher} or {@code lower}
 * @param detail by name: the ends of its 95 % interval ({@code low95}, {@code high95}), what
 *     baselines reach ({@code chance}, {@code majority}, {@code deaf}, {@code blind} and others),
 *     counts
 */
public record Figure(
    String figure,
    double value,
    String unit,
    double target,
    String better,
    Map<String, Object> detail) {

  private static final String HIGHER = "higher";
  private static final String LOWER = "lower";

  /** Copies the detail, in its order. */
  public Figure {
    detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  /** A figure with its interval: a plain ratio without a target, of which more is better. */
  static Figure of(String name, Estimate estimate) {
    Map<String, Object> interval = new LinkedHashMap<>();
    interval.put("low95", estimate.low());
    interval.put("high95", estimate.high());
    return new Figure(name, estimate.value(), "", 0, HIGHER, interval);
  }

  /** The same in a unit. */
  Figure in(String unit) {
    return new Figure(figure, value, unit, target, better, detail);
  }

  /** The same, to be at least so much. */
  Figure atLeast(double aim) {
    return new Figure(figure, value, unit, aim, HIGHER, detail);
  }

  /** The same, to be at most so much. */
  Figure atMost(double aim) {
    return new Figure(figure, value, unit, aim, LOWER, detail);
  }

  /** The same with one more detail. */
  Figure with(String name, Object more) {
    return with(Map.of(name, more));
  }

  /** The same with more details. */
  Figure with(Map<String, ?> more) {
    Map<String, Object> all = new LinkedHashMap<>(detail);
    all.putAll(more);
    return new Figure(figure, value, unit, target, better, all);
  }
}
