package io.vigil.launcher.assets;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much of a thing is at each pixel of a picture.
 *
 * @param width pixels
 * @param height pixels
 * @param share [height, width], 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels; compared by nobody
record Matte(int width, int height, float[] share) {
  private static final float HALF = 0.5f;
  // Where the smoothed outline begins and ends to be there: just inside of the edge, so that no
  // seam of the old surroundings is seen.
  private static final float OUTER = 0.35f;
  private static final float INNER = 0.9f;

  boolean in(int x, int y) {
    return share[y * width + x] >= HALF;
  }

  int area() {
    int area = 0;
    for (float each : share) {
      area += each >= HALF ? 1 : 0;
    }
    return area;
  }

  /** The smallest box around it; empty if nothing is in. */
  Optional<Box> bounds() {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (in(x, y)) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = y + 1;
        }
      }
    }
    return right > left ? Optional.of(new Box(left, top, right, bottom)) : Optional.empty();
  }

  /** Its largest connected piece without holes. */
  Matte solid() {
    int[] pieces = label(true);
    int[] sizes = new int[share.length + 1];
    for (int piece : pieces) {
      sizes[piece]++;
    }
    sizes[0] = 0;
    int largest = 0;
    for (int i = 1; i < sizes.length; i++) {
      largest = sizes[i] > sizes[largest] ? i : largest;
    }
    float[] one = new float[share.length];
    for (int i = 0; i < one.length; i++) {
      one[i] = pieces[i] == largest && largest > 0 ? share[i] : Math.min(share[i], 0.49f) * 0.5f;
    }
    Matte piece = new Matte(width, height, one);
    int[] gaps = piece.label(false);
    boolean[] open = new boolean[share.length + 1];
    for (int x = 0; x < width; x++) {
      open[gaps[x]] = true;
      open[gaps[(height - 1) * width + x]] = true;
    }
    for (int y = 0; y < height; y++) {
      open[gaps[y * width]] = true;
      open[gaps[y * width + width - 1]] = true;
    }
    int[] gapSizes = new int[share.length + 1];
    for (int gap : gaps) {
      gapSizes[gap]++;
    }
    int most = piece.area() / 50;
    for (int i = 0; i < one.length; i++) {
      if (gaps[i] > 0 && !open[gaps[i]] && gapSizes[gaps[i]] <= most) {
        one[i] = 1;
      }
    }
    return piece;
  }

  /** The share of its area that its largest piece has. */
  double wholeness() {
    return area() == 0 ? 0 : (double) solid().area() / area();
  }

  /** Numbers of connected pieces, of what is in or of what is out; 0 elsewhere. */
  private int[] label(boolean inside) {
    int[] labels = new int[share.length];
    int next = 0;
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int start = 0; start < labels.length; start++) {
      if (labels[start] != 0 || (share[start] >= HALF) != inside) {
        continue;
      }
      labels[start] = ++next;
      open.add(start);
      while (!open.isEmpty()) {
        int at = open.remove();
        int x = at % width;
        int[] near = {at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1};
        for (int each : near) {
          if (each >= 0
              && each < labels.length
              && labels[each] == 0
              && (share[each] >= HALF) == inside) {
            labels[each] = next;
            open.add(each);
          }
        }
      }
    }
    return labels;
  }

  /** With a soft edge of about two pixels. */
  Matte feathered() {
    float[] soft = blur(blur(share, 1, width), width, height);
    for (int i = 0; i < soft.length; i++) {
      float t = Math.min(1, Math.max(0, (soft[i] - OUTER) / (INNER - OUTER)));
      soft[i] = t * t * (3 - 2 * t);
    }
    return new Matte(width, height, soft);
  }

  /** [1 2 1] / 4 along an axis, the edges repeated. */
  private float[] blur(float[] in, int step, int length) {
    float[] out = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      int place = step == 1 ? i % length : i / step;
      float before = place > 0 ? in[i - step] : in[i];
      float after = place < length - 1 ? in[i + step] : in[i];
      out[i] = (before + 2 * in[i] + after) / 4;
    }
    return out;
  }

  /** What of a picture it shows, cropped to a box. */
  Pixels cut(Pixels picture, Box box) {
    Box inside = box.within(width, height);
    Pixels part = picture.crop(inside);
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        int alpha = Math.round(share[(inside.top() + y) * width + inside.left() + x] * 255);
        int at = y * part.width() + x;
        part.argb()[at] = alpha == 0 ? 0 : alpha << 24 | (part.argb()[at] & 0xffffff);
      }
    }
    return part;
  }

  static Matte empty(int width, int height) {
    float[] share = new float[width * height];
    Arrays.fill(share, 0);
    return new Matte(width, height, share);
  }
}
