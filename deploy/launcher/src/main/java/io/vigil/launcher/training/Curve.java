package io.vigil.launcher.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One quantity over the steps of a run, as an SVG drawing that needs nothing else. */
final class Curve {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 110;
  private static final int LEFT = 44;
  private static final int BOTTOM = 16;
  private static final int TOP = 6;

  /** As many points as can be told apart. */
  private static final int POINTS = 250;

  private final String name;
  private final List<double[]> points = new ArrayList<>();

  Curve(String name) {
    this.name = name;
  }

  /** Adds a value; steps come in order. */
  void add(long step, double value) {
    points.add(new double[] {step, value});
  }

  /** The drawing with its name and its newest value. */
  String svg() {
    if (points.isEmpty()) {
      return "";
    }
    double first = points.get(0)[0];
    double last = Math.max(first + 1, points.get(points.size() - 1)[0]);
    double low = points.stream().mapToDouble(p -> p[1]).min().orElse(0);
    double high = points.stream().mapToDouble(p -> p[1]).max().orElse(1);
    double span = high > low ? high - low : 1;
    StringBuilder line = new StringBuilder();
    for (double[] point : thinned()) {
      double x = LEFT + (WIDTH - LEFT - 4) * (point[0] - first) / (last - first);
      double y = TOP + (HEIGHT - TOP - BOTTOM) * (high - point[1]) / span;
      line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    double newest = points.get(points.size() - 1)[1];
    return "<figure><figcaption>"
        + Html.text(name)
        + " <b>"
        + number(newest)
        + "</b></figcaption><svg viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" role=\"img\" aria-label=\""
        + Html.text(name + ", now " + number(newest))
        + "\">"
        + text(LEFT - 4, TOP + 8, "end", number(high))
        + text(LEFT - 4, HEIGHT - BOTTOM, "end", number(low))
        + text(LEFT, HEIGHT - 3, "start", number(first))
        + text(WIDTH - 4, HEIGHT - 3, "end", number(last))
        + "<polyline points=\""
        + line.toString().strip()
        + "\"/></svg></figure>\n";
  }

  private List<double[]> thinned() {
    if (points.size() <= POINTS) {
      return points;
    }
    List<double[]> thinned = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      thinned.add(points.get((int) ((long) i * (points.size() - 1) / (POINTS - 1))));
    }
    return thinned;
  }

  private static String text(int x, int y, String anchor, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, text);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String form = size != 0 && size < 0.01 ? "%.1e" : size < 10 ? "%.3f" : "%.0f";
    return value == Math.rint(value) && size < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, form, value);
  }
}
