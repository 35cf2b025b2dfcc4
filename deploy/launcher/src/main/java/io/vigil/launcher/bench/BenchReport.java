package io.vigil.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.console.TextTable;
import java.util.List;
import java.util.Locale;
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

  /** One figure as JSON. */
  public static ObjectNode json(BenchFigure f) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("bench", f.bench())
            .put("figure", f.figure())
            .put("value", f.value())
            .put("unit", f.unit())
            .put("better", f.better().name().toLowerCase(Locale.ROOT));
    f.ceiling().ifPresent(c -> node.put("ceiling", c.value()).put("ceilingName", c.name()));
    put(node, "ratio", f.ratio());
    put(node, "target", f.target());
    f.met().ifPresent(met -> node.put("met", met));
    node.set("detail", JSON.valueToTree(f.detail()));
    return node;
  }

  private static void put(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent()) {
      node.put(name, value.getAsDouble());
    }
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
