package io.vigil.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.console.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures as a table, or each as one line of JSON. */
public final class BenchReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchReport() {}

  /** The table, its heads first. */
  public static List<String> table(List<BenchFigure> figures) {
    TextTable table =
        new TextTable("figure", "value", "ceiling", "ratio", "target", "", "measured at");
    for (BenchFigure f : figures) {
      table.row(
          f.bench() + ": " + f.figure(),
          number(f.value()) + " " + f.unit(),
          f.ceiling().map(c -> c.name() + " " + number(c.value())).orElse(""),
          f.ratio().isPresent() ? number(f.ratio().getAsDouble()) : "",
          target(f),
          f.met().map(met -> met ? "ok" : "missed").orElse(""),
          f.detail().entrySet().stream()
              .map(e -> e.getKey() + " " + detail(e.getValue()))
              .collect(Collectors.joining(", ")));
    }
    return table.lines();
  }

  /**
   * One figure as JSON: {@code figure}, {@code value}, {@code unit}, {@code target} (null without
   * one), {@code better} and {@code detail}. The value is what the target is of: the ratio where
   * there is a ceiling; what was measured then stands in the detail.
   */
  public static ObjectNode json(BenchFigure f) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Map<String, Object> detail = new LinkedHashMap<>(f.detail());
    OptionalDouble ratio = f.ratio();
    String name = f.bench() + ": " + f.figure();
    if (ratio.isPresent()) {
      BenchFigure.Ceiling ceiling = f.ceiling().orElseThrow();
      detail.put("measured", f.value());
      detail.put("ceiling", ceiling.value());
      detail.put("unit", f.unit());
      // Of the ratio more is better, whichever way the figure goes.
      node.put("figure", name + ", against " + ceiling.name())
          .put("value", ratio.getAsDouble())
          .put("unit", "ratio");
    } else {
      node.put("figure", name).put("value", f.value()).put("unit", f.unit());
    }
    node.put("target", f.target().isPresent() ? (Double) f.target().getAsDouble() : null);
    boolean higher = ratio.isPresent() || f.better() == BenchFigure.Better.HIGHER;
    node.put("better", higher ? "higher" : "lower");
    node.set("detail", JSON.valueToTree(detail));
    return node;
  }

  private static String target(BenchFigure f) {
    if (f.target().isEmpty()) {
      return "";
    }
    boolean lower = f.ceiling().isEmpty() && f.better() == BenchFigure.Better.LOWER;
    return (lower ? "<= " : ">= ") + number(f.target().getAsDouble());
  }

  private static String detail(Object value) {
    return value instanceof Double d ? number(d) : String.valueOf(value);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(
        Locale.ROOT, size >= 100 || value == Math.rint(value) ? "%,.0f" : "%.2f", value);
  }
}
