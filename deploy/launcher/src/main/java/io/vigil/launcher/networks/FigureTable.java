package io.vigil.launcher.networks;

import io.vigil.launcher.console.TextTable;
import io.vigil.model.evaluate.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an evaluation as a table: each beside its interval, its target and what baselines
 * reach: chance, the commonest answer, pictures alone, sound alone, and others by name; and the
 * same figure on combinations that training never showed.
 */
public final class FigureTable {
  private static final String COMBINATIONS = "combinations.";

  /** Baselines that only some figures have, by the names of their details. */
  private static final List<String> OTHERS =
      List.of("timer", "still", "recent", "single", "by facts", "random forest", "human");

  private FigureTable() {}

  /** The lines, the heads first. */
  public static List<String> lines(List<Figure> figures) {
    Map<String, Figure> byName = new HashMap<>();
    figures.forEach(f -> byName.put(f.figure(), f));
    TextTable table =
        new TextTable(
            "figure",
            "value",
            "95 %",
            "target",
            "",
            "chance",
            "majority",
            "deaf",
            "blind",
            "held-out mixes",
            "others");
    for (Figure figure : figures) {
      if (!figure.figure().startsWith(COMBINATIONS)) {
        table.row(
            figure.figure(),
            number(figure.value(), figure.unit()),
            interval(figure.detail()),
            target(figure),
            verdict(figure),
            detail(figure, "chance"),
            detail(figure, "majority"),
            detail(figure, "deaf"),
            detail(figure, "blind"),
            beside(byName.get(COMBINATIONS + figure.figure())),
            others(figure));
      }
    }
    return table.lines();
  }

  private static boolean hasTarget(Figure figure) {
    return figure.target() != 0 || figure.better().equals("lower");
  }

  private static String target(Figure figure) {
    return hasTarget(figure)
        ? (figure.better().equals("lower") ? "<= " : ">= ") + number(figure.target(), figure.unit())
        : "";
  }

  private static String verdict(Figure figure) {
    if (figure.detail().get("truth") instanceof Number n && n.doubleValue() == 0) {
      return "none seen";
    }
    if (!hasTarget(figure)) {
      return "";
    }
    boolean reached =
        figure.better().equals("lower")
            ? figure.value() <= figure.target()
            : figure.value() >= figure.target();
    return reached ? "ok" : "missed";
  }

  private static String interval(Map<String, Object> detail) {
    return detail.get("low95") instanceof Number low && detail.get("high95") instanceof Number high
        ? number(low.doubleValue(), "") + " to " + number(high.doubleValue(), "")
        : "";
  }

  private static String detail(Figure figure, String name) {
    return figure.detail().get(name) instanceof Number n ? number(n.doubleValue(), "") : "";
  }

  private static String others(Figure figure) {
    return OTHERS.stream()
        .filter(name -> figure.detail().containsKey(name))
        .map(name -> name + " " + detail(figure, name))
        .collect(Collectors.joining(", "));
  }

  private static String beside(@Nullable Figure figure) {
    return figure == null ? "" : number(figure.value(), figure.unit());
  }

  private static String number(double value, String unit) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return unit.isEmpty() ? text : text + " " + unit;
  }
}
