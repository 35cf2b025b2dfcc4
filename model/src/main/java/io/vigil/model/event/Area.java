package io.vigil.model.event;

/**
 * A box in a picture, in fractions of it from the top left corner.
 *
 * @param left 0 to 1
 * @param top 0 to 1
 * @param right above {@code left}, at most 1
 * @param bottom above {@code top}, at most 1
 */
public record Area(double left, double top, double right, double bottom) {

  /** Its middle, from the left. */
  public double x() {
    return (left + right) / 2;
  }

  /** Its middle, from the top. */
  public double y() {
    return (top + bottom) / 2;
  }
}
