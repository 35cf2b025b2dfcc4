package io.vigil.operators.subscribe.rule;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the picture: a polygon, in shares of the picture's width and height, from (0, 0) at its
 * left top to (1, 1) at its right bottom. Immutable.
 *
 * @param corners at least three, in order along the outline
 */
public record Zone(List<Corner> corners) {

  /** How a zone is written. */
  static final String FORM =
      "write corners x,y from 0 to 1 with spaces between, at least three, such as"
          + " \"0,0.5 0.4,0.5 0.4,1 0,1\"";

  /** Share of the smaller of place and zone that both must have in common. */
  public static final double OVERLAP = 0.5;

  private static final double LEAST_AREA = 1e-4;
  private static final int MOST_CORNERS = 100;

  /**
   * A corner.
   *
   * @param x share of the width, 0 to 1
   * @param y share of the height, 0 to 1
   */
  public record Corner(double x, double y) {}

  /**
   * A box of which is asked whether it lies in a zone, in the same shares.
   *
   * @param left edge
   * @param top edge
   * @param right edge
   * @param bottom edge
   */
  public record Box(float left, float top, float right, float bottom) {

    private Rectangle2D shape() {
      return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }
  }

  /** Copies the list. */
  public Zone {
    corners = List.copyOf(corners);
  }

  /** Reads a zone, or notes what is wrong with it. */
  static Optional<Zone> read(String field, String text, Faults faults) {
    List<Corner> corners = new ArrayList<>();
    for (String corner : text.strip().split("\\s+", -1)) {
      Optional<Corner> read = corner(corner);
      if (read.isEmpty()) {
        faults.add(field, "'" + corner + "' is no corner in the picture", FORM);
        return Optional.empty();
      }
      corners.add(read.get());
    }
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      faults.add(
          field,
          "it has " + corners.size() + (corners.size() == 1 ? " corner" : " corners"),
          corners.size() < 3 ? FORM : "give at most " + MOST_CORNERS);
      return Optional.empty();
    }
    Zone zone = new Zone(corners);
    if (area(zone.shape()) < LEAST_AREA) {
      faults.add(field, "its corners lie on a line", FORM);
      return Optional.empty();
    }
    return Optional.of(zone);
  }

  private static Optional<Corner> corner(String text) {
    String[] numbers = text.split(",", -1);
    try {
      double x = Double.parseDouble(numbers[0]);
      double y = numbers.length == 2 ? Double.parseDouble(numbers[1]) : Double.NaN;
      return x >= 0 && x <= 1 && y >= 0 && y <= 1
          ? Optional.of(new Corner(x, y))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a box lies in it: at least half of the box is in the zone, or at least half of the zone
   * in the box, as a zone may be smaller than what stands in it.
   */
  public boolean holds(Box box) {
    Area common = shape();
    double smaller = Math.min(area(common), area(new Area(box.shape())));
    common.intersect(new Area(box.shape()));
    return smaller > 0 && area(common) >= OVERLAP * smaller;
  }

  private Area shape() {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    outline.moveTo(corners.get(0).x(), corners.get(0).y());
    corners.stream().skip(1).forEach(c -> outline.lineTo(c.x(), c.y()));
    outline.closePath();
    return new Area(outline);
  }

  /** Gauss's formula over its outlines, of which holes go the other way round. */
  private static double area(Area shape) {
    double twice = 0;
    double[] start = new double[6];
    double[] from = new double[6];
    double[] to = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(to);
      if (kind == PathIterator.SEG_MOVETO) {
        System.arraycopy(to, 0, start, 0, 2);
      } else {
        double[] end = kind == PathIterator.SEG_CLOSE ? start : to;
        twice += from[0] * end[1] - end[0] * from[1];
      }
      System.arraycopy(kind == PathIterator.SEG_CLOSE ? start : to, 0, from, 0, 2);
    }
    return Math.abs(twice) / 2;
  }
}
