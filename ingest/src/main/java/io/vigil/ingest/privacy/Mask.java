package io.vigil.ingest.privacy;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A part of the picture that nobody may see: a polygon, in shares of the picture's width and height
 * as it is shown, from (0, 0) at its left top to (1, 1) at its right bottom.
 *
 * @param corners at least three, in order along the outline
 */
public record Mask(List<Corner> corners) {
  private static final String FORM = "corners x,y from 0 to 1 with spaces between, at least three";
  private static final double LEAST_AREA = 1e-6;

  /**
   * A corner.
   *
   * @param x share of the width, 0 to 1
   * @param y share of the height, 0 to 1
   */
  public record Corner(double x, double y) {
    /** Refuses what lies outside of the picture. */
    public Corner {
      if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
        throw new IllegalArgumentException(FORM);
      }
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s,%s", x, y);
    }
  }

  /** Refuses an outline that hides nothing. */
  public Mask {
    corners = List.copyOf(corners);
    if (corners.size() < 3 || Math.abs(area(corners)) < LEAST_AREA) {
      throw new IllegalArgumentException(FORM + ", with an area");
    }
  }

  // Gauss's formula. An outline that crosses itself has a smaller one, and still hides.
  private static double area(List<Corner> corners) {
    double twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      Corner one = corners.get(i);
      Corner next = corners.get((i + 1) % corners.size());
      twice += one.x * next.y - next.x * one.y;
    }
    return twice / 2;
  }

  /**
   * Reads {@code "0,0 0.4,0 0.4,1 0,1"}.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Mask parse(String text) {
    List<Corner> corners = new ArrayList<>();
    for (String corner : text.strip().split("\\s+", -1)) {
      String[] numbers = corner.split(",", -1);
      if (numbers.length != 2) {
        throw new IllegalArgumentException(FORM);
      }
      try {
        corners.add(new Corner(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(FORM, e);
      }
    }
    return new Mask(corners);
  }

  /** The outline in a picture of this size, pixels. */
  Path2D outline(int width, int height) {
    Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    outline.moveTo(corners.get(0).x * width, corners.get(0).y * height);
    corners.stream().skip(1).forEach(c -> outline.lineTo(c.x * width, c.y * height));
    outline.closePath();
    return outline;
  }

  @Override
  public String toString() {
    return corners.stream().map(Corner::toString).collect(Collectors.joining(" "));
  }
}
