package io.vigil.launcher.assets;

import java.util.Arrays;

/**
 * Outlines that a mask gives. A mask has the number of each thing's row at its pixels; one with
 * larger numbers than its picture has rows is a trimap, as of pets: 1 the thing, 2 what is around
 * it, 3 the edge.
 */
final class MaskOutline {
  private static final int EDGE = 3;
  private static final int AROUND = 2;
  private static final float EDGE_SHARE = 0.68f;
  private static final int REACH = 4;

  private MaskOutline() {}

  static boolean isTrimap(int[] mask, int rows) {
    return Arrays.stream(mask).max().orElse(0) > rows;
  }

  /** The outline of the thing of this row. */
  static Matte of(int[] mask, int width, int height, int row, int rows) {
    boolean trimap = isTrimap(mask, rows);
    Matte matte = Matte.empty(width, height);
    for (int i = 0; i < mask.length; i++) {
      if (trimap) {
        matte.share()[i] = mask[i] == 1 ? 1 : mask[i] == EDGE ? edge(mask, width, i) : 0;
      } else {
        matte.share()[i] = mask[i] == row ? 1 : 0;
      }
    }
    return matte;
  }

  /** An edge with no surroundings near is within the thing: a collar, a fold. */
  private static float edge(int[] mask, int width, int at) {
    int x = at % width;
    int y = at / width;
    int height = mask.length / width;
    for (int ny = Math.max(0, y - REACH); ny <= Math.min(height - 1, y + REACH); ny++) {
      for (int nx = Math.max(0, x - REACH); nx <= Math.min(width - 1, x + REACH); nx++) {
        if (mask[ny * width + nx] == AROUND) {
          return EDGE_SHARE;
        }
      }
    }
    return 1;
  }
}
