package io.vigil.model.composite;

import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.paint.Canvas;

/** A picture of a few pixels, to tell cuts by. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
record Thumbnail(float[] pixels) {
  private static final int WIDTH = 16;
  private static final int HEIGHT = 9;
  private static final double DARK = 14;

  static Thumbnail of(RgbPicture picture) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    Scaling.fill(canvas, picture, 0, 0, picture.width(), picture.height(), false);
    return new Thumbnail(canvas.pixels());
  }

  /** Mean distance of two pictures, in levels. */
  double distance(Thumbnail other) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += Math.abs(pixels[i] - other.pixels[i]);
    }
    return sum / pixels.length;
  }

  /** Whether it is nearly black. */
  boolean isDark() {
    double sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length < DARK;
  }
}
