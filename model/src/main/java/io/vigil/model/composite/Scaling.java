package io.vigil.model.composite;

import io.vigil.model.assets.RgbPicture;
import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.random.Hash;
import java.util.Arrays;

/** Brings pictures to other sizes, by the mean over the area that each pixel covers. */
final class Scaling {
  private Scaling() {}

  /**
   * Fills a canvas with a part of a picture, mirrored or not, all as a seed decides.
   *
   * @param counter the first of four places at which the seed is asked
   * @param closest how much larger at most a part is shown
   */
  static void crop(Canvas canvas, RgbPicture picture, long seed, long counter, double closest) {
    double zoom = Hash.between(seed, counter, 1, closest);
    double width = picture.width() / zoom;
    double height = picture.height() / zoom;
    double left = Hash.unit(seed, counter + 1) * (picture.width() - width);
    double top = Hash.unit(seed, counter + 2) * (picture.height() - height);
    boolean mirrored = Hash.unit(seed, counter + 3) < 0.5;
    fill(canvas, picture, left, top, width, height, mirrored);
  }

  /** Fills a canvas with a part of a picture. */
  static void fill(
      Canvas canvas,
      RgbPicture picture,
      double left,
      double top,
      double width,
      double height,
      boolean mirrored) {
    int w = canvas.width();
    int h = canvas.height();
    Taps across = new Taps(left, width, w, picture.width());
    Taps down = new Taps(top, height, h, picture.height());
    float[] row = new float[3 * picture.width()];
    float[] out = canvas.pixels();
    byte[] rgb = picture.rgb();
    for (int y = 0; y < h; y++) {
      down.rows(y, rgb, row);
      for (int x = 0; x < w; x++) {
        int at = 3 * (y * w + (mirrored ? w - 1 - x : x));
        across.mix(x, row, out, at, 3);
      }
    }
  }

  /**
   * The weights that bring a stretch of a line of pixels to another number of them.
   *
   * <p>Where the new line is finer, neighbours are mixed by distance.
   */
  static final class Taps {
    private final int[] first;
    private final float[][] weights;

    Taps(double from, double length, int count, int limit) {
      this.first = new int[count];
      this.weights = new float[count][];
      double step = length / count;
      double reach = Math.max(1, step);
      for (int i = 0; i < count; i++) {
        double middle = from + (i + 0.5) * step;
        int low = clamp((int) Math.floor(middle - reach / 2), limit);
        int high = clamp((int) Math.ceil(middle + reach / 2) - 1, limit);
        float[] w = new float[high - low + 1];
        double sum = 0;
        for (int k = low; k <= high; k++) {
          double covered = Math.min(k + 1, middle + reach / 2) - Math.max(k, middle - reach / 2);
          w[k - low] = (float) Math.max(1e-6, covered);
          sum += w[k - low];
        }
        for (int k = 0; k < w.length; k++) {
          w[k] /= (float) sum;
        }
        first[i] = low;
        weights[i] = w;
      }
    }

    /** Mixes whole rows of bytes into one row of floats. */
    void rows(int i, byte[] pixels, float[] row) {
      Arrays.fill(row, 0);
      for (int k = 0; k < weights[i].length; k++) {
        float weight = weights[i][k];
        int at = (first[i] + k) * row.length;
        for (int j = 0; j < row.length; j++) {
          row[j] += weight * (pixels[at + j] & 255);
        }
      }
    }

    /** Mixes whole rows of floats into one. */
    void rows(int i, float[] pixels, float[] row) {
      Arrays.fill(row, 0);
      for (int k = 0; k < weights[i].length; k++) {
        float weight = weights[i][k];
        int at = (first[i] + k) * row.length;
        for (int j = 0; j < row.length; j++) {
          row[j] += weight * pixels[at + j];
        }
      }
    }

    /** Mixes the pixels of a row into one. */
    void mix(int i, float[] row, float[] out, int at, int channels) {
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int k = 0; k < weights[i].length; k++) {
          sum += weights[i][k] * row[(first[i] + k) * channels + c];
        }
        out[at + c] = sum;
      }
    }

    private static int clamp(int value, int limit) {
      return Math.max(0, Math.min(limit - 1, value));
    }
  }
}
