package io.vigil.launcher.assets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells pictures of places from drawings, screens, and pictures that were turned or framed. */
final class Scenery {
  /** How much of a place, and of any real picture, is of one colour at most. */
  private static final double ONE_COLOUR_OF_PLACE = 0.25;

  private static final double ONE_COLOUR_OF_PICTURE = 0.45;
  private static final int LEAST_COLOURS = 60;

  /** The side of what is looked at in a corner, and the depth at an edge, as shares. */
  private static final double CORNER = 0.06;

  private static final double EDGE = 0.015;

  /** What a frame is, or the ground that a turned picture lies on. */
  private static final int BLACK = 14;

  private static final int WHITE = 243;

  /** No real surface is so even, in levels. */
  private static final double EVEN = 3;

  /** Less contrast than this is a wall or a sky and nothing else, in levels. */
  private static final double DULL = 14;

  private Scenery() {}

  /** Whether a picture may be what a camera sees of a place. */
  static boolean isPlace(Pixels picture) {
    return !isDrawn(picture, ONE_COLOUR_OF_PLACE) && !isFramed(picture) && !isDull(picture);
  }

  /** Whether a picture is a photograph that fills its edges, of whatever it may be. */
  static boolean isPhotograph(Pixels picture) {
    return !isDrawn(picture, ONE_COLOUR_OF_PICTURE) && !isFramed(picture);
  }

  /** Screens, maps and graphics have large areas of one colour, or few colours at all. */
  private static boolean isDrawn(Pixels picture, double mostOfOneColour) {
    Map<Integer, Integer> colours = new HashMap<>();
    for (int pixel : picture.argb()) {
      colours.merge(pixel >> 4 & 0x0f0f0f, 1, Integer::sum);
    }
    int most = colours.values().stream().max(Integer::compare).orElse(0);
    return most > mostOfOneColour * picture.argb().length || colours.size() < LEAST_COLOURS;
  }

  /** An even black corner is of a turned picture, even black or white sides are a frame. */
  static boolean isFramed(Pixels picture) {
    int w = picture.width();
    int h = picture.height();
    int cw = Math.max(3, (int) (CORNER * w));
    int ch = Math.max(3, (int) (CORNER * h));
    List<Box> corners =
        List.of(
            new Box(0, 0, cw, ch),
            new Box(w - cw, 0, w, ch),
            new Box(0, h - ch, cw, h),
            new Box(w - cw, h - ch, w, h));
    int ew = Math.max(2, (int) (EDGE * w));
    int eh = Math.max(2, (int) (EDGE * h));
    List<Box> sides =
        List.of(new Box(0, 0, ew, h), new Box(w - ew, 0, w, h), new Box(0, h - eh, w, h));
    Box top = new Box(0, 0, w, eh);
    return corners.stream().anyMatch(box -> isEven(picture, box, true, false))
        || sides.stream().anyMatch(box -> isEven(picture, box, true, true))
        // A white sky may touch the upper edge, a black one too.
        || isEven(picture, top, true, false);
  }

  /** Whether nothing but one even surface is to be seen, or next to nothing at all. */
  private static boolean isDull(Pixels picture) {
    double[] found = statistics(picture, new Box(0, 0, picture.width(), picture.height()));
    return found[1] < DULL;
  }

  private static boolean isEven(Pixels picture, Box box, boolean black, boolean white) {
    double[] found = statistics(picture, box);
    boolean extreme = (black && found[0] < BLACK) || (white && found[0] > WHITE);
    return extreme && found[1] < EVEN;
  }

  /** Mean and standard deviation of the brightness, in levels. */
  private static double[] statistics(Pixels picture, Box box) {
    double sum = 0;
    double squares = 0;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        int pixel = picture.at(x, y);
        double level = ((pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)) / 3.0;
        sum += level;
        squares += level * level;
      }
    }
    double mean = sum / box.area();
    return new double[] {mean, Math.sqrt(Math.max(0, squares / box.area() - mean * mean))};
  }
}
