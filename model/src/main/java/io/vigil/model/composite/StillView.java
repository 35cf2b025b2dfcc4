package io.vigil.model.composite;

import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.Scene;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Dice;

/**
 * How a camera looks at a picture: from how far, and drifting how. What is beyond the picture's
 * sides is the picture mirrored; above and below it goes on as at its edge, for nothing stands on
 * its head. Lengths are in view heights. Immutable.
 *
 * @param scale height of the picture
 * @param left of the picture in the view
 * @param top of the picture in the view
 * @param mirrored whether left and right are swapped
 * @param driftX how far the view goes to the side in all, at most {@link #MARGIN} with its zoom
 * @param driftY how far it goes up or down in all
 * @param zoom by how much it grows in all, as a share
 * @param period of the drift, to and fro, in seconds
 * @param phase of the drift, in turns
 */
record StillView(
    double scale,
    double left,
    double top,
    boolean mirrored,
    double driftX,
    double driftY,
    double zoom,
    double period,
    double phase) {
  /** How far beyond the view there is something to drift to. */
  static final double MARGIN = 0.12;

  /** How much of a picture with something in it is out of view at most, along one side. */
  private static final double LOST = 0.16;

  private static final double STILL = 0.5;

  /**
   * A view of a picture.
   *
   * @param whole whether nearly all of the picture must be seen, for what is in it may be anywhere
   */
  static StillView draw(Dice dice, int width, int height, boolean whole) {
    double aspect = (double) width / height;
    double fills = Math.max(1, Scene.VIEW_WIDTH / aspect);
    double fits = Math.min(1, Scene.VIEW_WIDTH / aspect);
    double scale;
    if (!whole) {
      scale = dice.between(fills, 1.5 * fills);
    } else if (dice.chance(0.4)) {
      scale = dice.between(0.5, 1) * fits;
    } else {
      scale = dice.between(fits, Math.min(fills * 1.05, fits / (1 - LOST)));
    }
    double left = place(dice, Scene.VIEW_WIDTH - scale * aspect);
    double top = place(dice, 1 - scale);
    boolean mirrored = dice.chance(0.5);
    boolean still = dice.chance(STILL);
    double reach = still ? 0 : 0.045;
    return new StillView(
        scale,
        left,
        top,
        mirrored,
        dice.between(-reach, reach),
        dice.between(-0.4 * reach, 0.4 * reach),
        still || dice.chance(0.5) ? 0 : dice.between(-0.05, 0.05),
        dice.between(20, 90),
        dice.between(0, 1));
  }

  private static double place(Dice dice, double room) {
    return dice.between(Math.min(0, room), Math.max(0, room));
  }

  /** What the view can drift over, in pixels of the size that the view will have. */
  Canvas spread(RgbPicture picture, int width, int height) {
    double unitX = Scene.VIEW_WIDTH / width;
    double aspect = (double) picture.width() / picture.height();
    int w = Math.max(2, (int) Math.round(scale * aspect / unitX));
    int h = Math.max(2, (int) Math.round(scale * height));
    Canvas scaled = new Canvas(w, h);
    Scaling.fill(scaled, picture, 0, 0, picture.width(), picture.height(), mirrored);
    int marginX = (int) Math.ceil(MARGIN / unitX);
    int marginY = (int) Math.ceil(MARGIN * height);
    Canvas spread = new Canvas(width + 2 * marginX, height + 2 * marginY);
    int offX = (int) Math.round(left / unitX) + marginX;
    int offY = (int) Math.round(top * height) + marginY;
    float[] from = scaled.pixels();
    float[] to = spread.pixels();
    for (int y = 0; y < spread.height(); y++) {
      int row = clamp(y - offY, h - 1) * w;
      for (int x = 0; x < spread.width(); x++) {
        System.arraycopy(
            from, 3 * (row + mirror(x - offX, w)), to, 3 * (y * spread.width() + x), 3);
      }
    }
    return spread;
  }

  private static int mirror(int at, int size) {
    int folded = Math.floorMod(at, 2 * size);
    return folded < size ? folded : 2 * size - 1 - folded;
  }

  /** Fills a canvas with what is in view at a time. */
  void draw(Canvas spread, double seconds, Canvas view) {
    double along = 0.5 - 0.5 * Math.cos(2 * Math.PI * (seconds / period + phase));
    double unitX = Scene.VIEW_WIDTH / view.width();
    double grown = 1 / (1 + zoom * along);
    double middleX = spread.width() / 2.0 + driftX * (along - 0.5) / unitX;
    double middleY = spread.height() / 2.0 + driftY * (along - 0.5) * view.height();
    float[] from = spread.pixels();
    float[] to = view.pixels();
    int w = view.width();
    int line = 3 * spread.width();
    int[] columns = new int[w];
    float[] shares = new float[w];
    for (int x = 0; x < w; x++) {
      double at = middleX + (x + 0.5 - w / 2.0) * grown - 0.5;
      columns[x] = clamp((int) Math.floor(at), spread.width() - 2);
      shares[x] = (float) Math.max(0, Math.min(1, at - columns[x]));
    }
    for (int y = 0; y < view.height(); y++) {
      double at = middleY + (y + 0.5 - view.height() / 2.0) * grown - 0.5;
      int row = clamp((int) Math.floor(at), spread.height() - 2);
      float fy = (float) Math.max(0, Math.min(1, at - row));
      for (int x = 0; x < w; x++) {
        float fx = shares[x];
        int first = row * line + 3 * columns[x];
        int out = 3 * (y * w + x);
        for (int c = 0; c < 3; c++) {
          float above = (1 - fx) * from[first + c] + fx * from[first + 3 + c];
          float below = (1 - fx) * from[first + line + c] + fx * from[first + line + 3 + c];
          to[out + c] = (1 - fy) * above + fy * below;
        }
      }
    }
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
