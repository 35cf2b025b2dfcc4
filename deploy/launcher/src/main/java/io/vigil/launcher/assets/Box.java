package io.vigil.launcher.assets;

/**
 * A rectangle of pixels.
 *
 * @param left first column
 * @param top first row
 * @param right column after the last
 * @param bottom row after the last
 */
record Box(int left, int top, int right, int bottom) {
  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int area() {
    return width() * height();
  }

  int shortSide() {
    return Math.min(width(), height());
  }

  /** The part of it that is inside of a picture. */
  Box within(int width, int height) {
    return new Box(
        Math.max(0, left), Math.max(0, top), Math.min(width, right), Math.min(height, bottom));
  }

  /** Wider by so much on each side. */
  Box grown(int x, int y) {
    return new Box(left - x, top - y, right + x, bottom + y);
  }

  boolean contains(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  /** The share of this box that another covers. */
  double coveredBy(Box other) {
    int w = Math.min(right, other.right) - Math.max(left, other.left);
    int h = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return w <= 0 || h <= 0 ? 0 : (double) w * h / area();
  }
}
