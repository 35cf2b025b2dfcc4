package io.vigil.launcher.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param bench which benchmark measured it
 * @param figure its name
 * @param value as measured
 * @param unit of the value
 * @param better which way is better
 * @param ceiling what it is held against, measured in the same run
 * @param target what is aimed at: of the ratio where there is a ceiling, else of the value
 * @param detail counts, batch sizes and the like, by name
 */
public record BenchFigure(
    String bench,
    String figure,
    double value,
    String unit,
    Better better,
    Optional<Ceiling> ceiling,
    OptionalDouble target,
    Map<String, Object> detail) {

  /** Which way is better. */
  public enum Better {
    /** More of it. */
    HIGHER,
    /** Less of it. */
    LOWER
  }

  /**
   * What a figure is held against.
   *
   * @param name what it is
   * @param value in the figure's unit
   */
  public record Ceiling(String name, double value) {}

  /** Copies the detail, its order kept. */
  public BenchFigure {
    detail = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(detail));
  }

  /** A figure without ceiling, target and detail. */
  public static BenchFigure of(
      String bench, String figure, double value, String unit, Better better) {
    return new BenchFigure(
        bench, figure, value, unit, better, Optional.empty(), OptionalDouble.empty(), Map.of());
  }

  /** The same, held against a ceiling. */
  public BenchFigure against(String name, double ceilingValue) {
    return new BenchFigure(
        bench,
        figure,
        value,
        unit,
        better,
        Optional.of(new Ceiling(name, ceilingValue)),
        target,
        detail);
  }

  /** The same, with a target. */
  public BenchFigure aiming(double aim) {
    return new BenchFigure(
        bench, figure, value, unit, better, ceiling, OptionalDouble.of(aim), detail);
  }

  /** The same, with one more detail. */
  public BenchFigure with(String name, Object what) {
    Map<String, Object> more = new LinkedHashMap<>(detail);
    more.put(name, what);
    return new BenchFigure(bench, figure, value, unit, better, ceiling, target, more);
  }

  /**
   * How near the ceiling it comes: 1 is at the ceiling, more is beyond it, whichever way is better.
   */
  public OptionalDouble ratio() {
    return ceiling
        .map(c -> better == Better.HIGHER ? value / c.value() : c.value() / value)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Whether the target is met; empty without one. */
  public Optional<Boolean> met() {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    double aim = target.getAsDouble();
    OptionalDouble ratio = ratio();
    return Optional.of(
        ratio.isPresent()
            ? ratio.getAsDouble() >= aim
            : better == Better.HIGHER ? value >= aim : value <= aim);
  }
}
