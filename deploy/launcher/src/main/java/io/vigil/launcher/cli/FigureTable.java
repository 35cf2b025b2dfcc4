package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.Terminal;
import io.vigil.model.evaluate.Figure;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints measured figures beside their targets, as a table or as lines of JSON. */
final class FigureTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Terminal terminal;
  private final boolean json;

  FigureTable(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  void print(Figure figure) {
    if (json) {
      terminal.line(RecordJson.text(JSON.valueToTree(figure)));
      return;
    }
    boolean aimed = figure.target() != 0;
    boolean met =
        figure.better().equals("lower")
            ? figure.value() <= figure.target()
            : figure.value() >= figure.target();
    String target =
        aimed
            ? String.format(
                Locale.ROOT,
                "%s %s",
                figure.better().equals("lower") ? "<=" : ">=",
                number(figure.target()))
            : "";
    String line =
        String.format(
            Locale.ROOT,
            "%-48s %10s %-12s %-10s %s",
            figure.figure(),
            number(figure.value()),
            figure.unit(),
            target,
            detail(figure.detail()));
    terminal.line(aimed ? terminal.paint(met ? Colour.GOOD : Colour.WARN, line) : line);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
  }

  private static String detail(Map<String, Object> detail) {
    return detail.entrySet().stream()
        .map(e -> e.getKey() + " " + (e.getValue() instanceof Double d ? number(d) : e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
