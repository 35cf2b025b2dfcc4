package io.vigil.model.world;

/**
 * A box in a picture, in fractions of it from the top left corner.
 *
 * @param left 0 to 1
 * @param top 0 to 1
 * @param right at least {@code left}, at most 1
 * @param bottom at least {@code top}, at most 1
 */
public record Extent(double left, double top, double right, double bottom) {

  /** The whole picture. */
  public static final Extent WHOLE = new Extent(0, 0, 1, 1);

  /** What of a box lies within the picture. */
  static Extent within(double left, double top, double right, double bottom) {
    return new Extent(cut(left), cut(top), cut(right), cut(bottom));
  }

  private static double cut(double place) {
    return Math.max(0, Math.min(1, place));
  }

  /** Whether a point lies in it. */
  public boolean holds(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
}
