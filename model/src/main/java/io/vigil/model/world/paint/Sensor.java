package io.vigil.model.world.paint;

import io.vigil.model.world.random.Hash;

/**
 * What the camera makes of light: shake, blur, blocks, exposure and noise. Not safe for use by
 * several threads.
 */
public final class Sensor {
  /** Noise changes this often, in hertz. */
  private static final double NOISE_RATE = 25;

  /** Rows of the coarse part of the noise, which outlives scaling and compression. */
  private static final int COARSE = 60;

  /** The area, in pixels, at which the fine noise has its nominal strength. */
  private static final double NOMINAL_AREA = 640 * 360;

  private final Canvas spare;

  /** Creates a sensor for pictures of a size. */
  public Sensor(int width, int height) {
    this.spare = new Canvas(width, height);
  }

  /** Moves the picture by a share of its height, its edges drawn out. */
  public void shift(Canvas canvas, double dx, double dy) {
    int w = canvas.width();
    int h = canvas.height();
    float[] from = spare.pixels();
    float[] to = canvas.pixels();
    spare.copyFrom(canvas);
    double px = dx / Canvas.ASPECT * w;
    double py = dy * h;
    int ix = (int) Math.floor(px);
    int iy = (int) Math.floor(py);
    float fx = (float) (px - ix);
    float fy = (float) (py - iy);
    for (int y = 0; y < h; y++) {
      int y0 = clamp(y + iy, h) * w;
      int y1 = clamp(y + iy + 1, h) * w;
      for (int x = 0; x < w; x++) {
        int x0 = clamp(x + ix, w);
        int x1 = clamp(x + ix + 1, w);
        int at = 3 * (y * w + x);
        for (int c = 0; c < 3; c++) {
          float top = from[3 * (y0 + x0) + c] * (1 - fx) + from[3 * (y0 + x1) + c] * fx;
          float bottom = from[3 * (y1 + x0) + c] * (1 - fx) + from[3 * (y1 + x1) + c] * fx;
          to[at + c] = top * (1 - fy) + bottom * fy;
        }
      }
    }
  }

  /** Blurs by a radius in picture heights: one pass of three taps each way. */
  public void blur(Canvas canvas, double radius) {
    pass(canvas, 1, strength(radius * canvas.width() / Canvas.ASPECT));
    pass(canvas, canvas.width(), strength(radius * canvas.height()));
  }

  /** Draws each block of an 8 x 8 grid at 360 rows towards its mean, as strong compression does. */
  public void blocks(Canvas canvas, double strength) {
    int size = Math.max(2, Math.round(canvas.height() / 45f));
    float[] pixels = canvas.pixels();
    int w = canvas.width();
    for (int by = 0; by < canvas.height(); by += size) {
      int yEnd = Math.min(canvas.height(), by + size);
      for (int bx = 0; bx < w; bx += size) {
        int xEnd = Math.min(w, bx + size);
        for (int c = 0; c < 3; c++) {
          float sum = 0;
          for (int y = by; y < yEnd; y++) {
            for (int x = bx; x < xEnd; x++) {
              sum += pixels[3 * (y * w + x) + c];
            }
          }
          float mean = sum / ((yEnd - by) * (xEnd - bx));
          for (int y = by; y < yEnd; y++) {
            for (int x = bx; x < xEnd; x++) {
              int at = 3 * (y * w + x) + c;
              pixels[at] += (float) strength * (mean - pixels[at]);
            }
          }
        }
      }
    }
  }

  /**
   * Reads the picture out: exposure for each channel, then noise of a deviation in levels, then
   * bytes. The noise is a function of seed and time, and the same for the same frame.
   */
  public void read(
      Canvas canvas, double[] exposure, double noise, long seed, double seconds, byte[] rgb) {
    int w = canvas.width();
    int h = canvas.height();
    float[] pixels = canvas.pixels();
    long frame = Hash.of(seed, (long) Math.floor(seconds * NOISE_RATE));
    // Uniform bytes have a deviation of 74 levels. Fine noise averages out in smaller pictures.
    double scale = Math.min(1, Math.max(0.2, Math.sqrt(w * (double) h / NOMINAL_AREA)));
    float fine = (float) (noise * scale / 74);
    float coarse = (float) (0.4 * noise / 74);
    int columns = (int) Math.ceil(COARSE * Canvas.ASPECT);
    byte[] patch = new byte[columns];
    int[] column = new int[w];
    for (int x = 0; x < w; x++) {
      column[x] = x * columns / w;
    }
    int patchRow = -1;
    for (int y = 0; y < h; y++) {
      int row = y * COARSE / h;
      if (row != patchRow) {
        patchRow = row;
        for (int i = 0; i < columns; i++) {
          patch[i] = (byte) Hash.of(frame + 1, row * 512L + i);
        }
      }
      int at = 3 * y * w;
      long line = frame ^ (y * 0x9e3779b97f4a7c15L);
      for (int x = 0; x < w; x++, at += 3) {
        long bits = Hash.of(line + x);
        float grey = (byte) bits * 0.7f * fine + patch[column[x]] * coarse;
        rgb[at] = level(pixels[at] * exposure[0] + grey + (byte) (bits >> 8) * 0.7f * fine);
        rgb[at + 1] =
            level(pixels[at + 1] * exposure[1] + grey + (byte) (bits >> 16) * 0.7f * fine);
        rgb[at + 2] =
            level(pixels[at + 2] * exposure[2] + grey + (byte) (bits >> 24) * 0.7f * fine);
      }
    }
  }

  private void pass(Canvas canvas, int step, float strength) {
    if (strength <= 0) {
      return;
    }
    spare.copyFrom(canvas);
    float[] from = spare.pixels();
    float[] to = canvas.pixels();
    int offset = 3 * step;
    // The outermost pixels in memory stay as they are; a row's ends borrow from their neighbours.
    for (int i = offset; i < to.length - offset; i++) {
      to[i] = from[i] + strength * (from[i - offset] + from[i + offset] - 2 * from[i]);
    }
  }

  /** The weight of the outer taps for a radius in pixels; 1/3 is the most that three taps can. */
  private static float strength(double pixels) {
    return (float) Math.min(1.0 / 3, 0.5 * pixels * pixels);
  }

  private static int clamp(int value, int size) {
    return Math.max(0, Math.min(size - 1, value));
  }

  private static byte level(double value) {
    return (byte) Math.max(0, Math.min(255, (int) (value + 0.5)));
  }
}
