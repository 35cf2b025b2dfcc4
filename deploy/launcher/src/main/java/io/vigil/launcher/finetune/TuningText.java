package io.vigil.launcher.finetune;

import io.vigil.launcher.console.TextTable;
import io.vigil.model.adapt.TuningReport;
import io.vigil.model.adapt.TuningReport.ClassScore;
import io.vigil.model.evaluate.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an adaptation came to, for a person and for a script. */
public final class TuningText {
  private TuningText() {}

  /** Tables to read. */
  public static List<String> lines(TuningReport report) {
    List<String> lines = new ArrayList<>();
    TextTable accuracy = new TextTable("on " + report.segments() + " held-out parts", "accuracy");
    accuracy.row("the commonest class always", number(report.majority()));
    accuracy.row("before: nearest class mean of the moment's embedding", number(report.before()));
    accuracy.row("after", number(report.accuracy()));
    lines.addAll(accuracy.lines());
    lines.add("");
    TextTable classes =
        new TextTable(
            "event type",
            "learnt",
            "judged",
            "precision",
            "recall",
            "F1",
            "F1 before",
            "event F1",
            "false alarms/h");
    for (ClassScore score : report.scores()) {
      classes.row(
          "custom." + score.name(),
          Integer.toString(score.learnt()),
          Integer.toString(score.judged()),
          number(score.precision()),
          number(score.recall()),
          number(score.f1()),
          number(score.beforeF1()),
          number(score.eventF1()),
          report.falseAlarmHours() == 0
              ? "-"
              : String.format(Locale.ROOT, "%.0f", score.falseAlarms() / report.falseAlarmHours()));
    }
    lines.addAll(classes.lines());
    lines.add("");
    lines.addAll(confusion(report));
    if (Double.isFinite(report.oldF1Before())) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "the bundle's own event types on simulated cameras, event F1: %.3f before, %.3f after",
              report.oldF1Before(),
              report.oldF1After()));
    }
    return lines;
  }

  private static List<String> confusion(TuningReport report) {
    List<String> heads = new ArrayList<>();
    heads.add("taken for");
    for (int c = 0; c < report.classes().size(); c++) {
      heads.add(Integer.toString(c + 1));
    }
    TextTable table = new TextTable(heads.toArray(new String[0]));
    for (int c = 0; c < report.classes().size(); c++) {
      List<String> row = new ArrayList<>();
      row.add((c + 1) + " " + report.classes().get(c));
      for (int count : report.confusion()[c]) {
        row.add(count == 0 ? "." : Integer.toString(count));
      }
      table.row(row.toArray(new String[0]));
    }
    return table.lines();
  }

  /** The same as figures. */
  public static List<Figure> figures(TuningReport report) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Object> detail = new TreeMap<>();
    detail.put("judged", report.segments());
    detail.put("majority", report.majority());
    detail.put("before", report.before());
    figures.add(
        new Figure("custom accuracy", report.accuracy(), "", report.before(), "higher", detail));
    for (ClassScore score : report.scores()) {
      figures.add(
          new Figure(
              "custom F1 " + score.name(),
              score.f1(),
              "",
              score.beforeF1(),
              "higher",
              Map.of(
                  "precision", score.precision(),
                  "recall", score.recall(),
                  "learnt", score.learnt(),
                  "judged", score.judged())));
      figures.add(
          new Figure(
              "custom event F1 " + score.name(),
              score.eventF1(),
              "",
              0.5,
              "higher",
              Map.of("falseAlarms", score.falseAlarms(), "cameraHours", report.falseAlarmHours())));
    }
    if (Double.isFinite(report.oldF1Before())) {
      figures.add(
          new Figure(
              "event F1 of the bundle's own types",
              report.oldF1After(),
              "",
              report.oldF1Before(),
              "higher",
              Map.of("before", report.oldF1Before())));
    }
    return figures;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
