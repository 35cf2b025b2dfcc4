package io.vigil.launcher.networks;

import io.vigil.launcher.console.TextTable;
import io.vigil.model.evaluate.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an evaluation as a table: each beside its target, what chance gives, and the same
 * figure of pictures alone, of sound alone, and on combinations that training never showed.
 */
public final class FigureTable {
  private static final List<String> BESIDE = List.of("deaf", "blind", "combinations");

  private FigureTable() {}

  /** The lines, the heads first. */
  public static List<String> lines(List<Figure> figures) {
    Map<String, Figure> byName = new HashMap<>();
    figures.forEach(f -> byName.put(f.figure(), f));
    TextTable table =
        new TextTable(
            "figure", "value", "95 %", "target", "", "chance", "deaf", "blind", "held-out mixes");
    for (Figure figure : figures) {
      if (BESIDE.stream().noneMatch(b -> figure.figure().startsWith(b + "."))) {
        table.row(
            figure.figure(),
            number(figure.value(), figure.unit()),
            interval(figure.detail()),
            (figure.better().equals("lower") ? "<= " : ">= ")
                + number(figure.target(), figure.unit()),
            verdict(figure),
            detail(figure, "chance"),
            beside(byName.get("deaf." + figure.figure())),
            beside(byName.get("blind." + figure.figure())),
            beside(byName.get("combinations." + figure.figure())));
      }
    }
    return table.lines();
  }

  private static String verdict(Figure figure) {
    if (figure.detail().get("truth") instanceof Number n && n.doubleValue() == 0) {
      return "none seen";
    }
    boolean reached =
        figure.better().equals("lower")
            ? figure.value() <= figure.target()
            : figure.value() >= figure.target();
    return reached ? "ok" : "missed";
  }

  private static String interval(Map<String, Object> detail) {
    return detail.get("low95") instanceof Number low && detail.get("high95") instanceof Number high
        ? number(low.doubleValue(), "") + "-" + number(high.doubleValue(), "")
        : "";
  }

  private static String detail(Figure figure, String name) {
    return figure.detail().get(name) instanceof Number n ? number(n.doubleValue(), "") : "";
  }

  private static String beside(@Nullable Figure figure) {
    return figure == null ? "" : number(figure.value(), figure.unit());
  }

  private static String number(double value, String unit) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return unit.isEmpty() ? text : text + " " + unit;
  }
}
