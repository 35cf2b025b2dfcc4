package io.vigil.model.train;

import io.vigil.model.assets.JpegFile;
import io.vigil.model.composite.LowPass;
import io.vigil.model.inference.AreaScaler;
import java.util.SplittableRandom;

/**
 * What a picture and a sound suffer on their way to the model: tone, blur, compression, a little
 * cropping, volume. One draw holds for a whole clip, and the same picture suffers the same, so that
 * what is frozen stays so; noise that changes is the cameras' own affair.
 *
 * @param tone of the colours
 * @param blur how much of each pixel comes from its neighbours along a line, 0 to 1
 * @param quality of JPEG, 0 to 1; above 1 for none
 * @param skip mean difference, in levels, up to which a block of a picture is not sent again, as
 *     video codecs do; 0 for none
 * @param refresh pictures from one that is sent whole to the next
 * @param crop what is lost at the left, top, right and bottom, as shares
 */
@SuppressWarnings("ArrayRecordComponent") // drawn and used once; compared by nobody
record Degradation(Tone tone, float blur, float quality, float skip, int refresh, double[] crop) {

  private static final double SKIPPED = 0.35;
  private static final int BLOCK = 8;

  private static final double COMPRESSED = 0.4;
  private static final double BLURRED = 0.3;
  private static final double CROPPED = 0.4;

  /** More would move the moments at which things come into view. */
  private static final double MOST_CROPPED = 0.03;

  /** How much sound arrives as through a telephone. */
  private static final double DULL = 0.15;

  static Degradation draw(SplittableRandom random) {
    float quality =
        random.nextDouble() < COMPRESSED ? (float) (0.25 + 0.65 * random.nextDouble()) : 2;
    float skip = random.nextDouble() < SKIPPED ? (float) (1.5 + 5 * random.nextDouble()) : 0;
    int refresh = 1 + random.nextInt(12);
    float blur = random.nextDouble() < BLURRED ? (float) random.nextDouble() : 0;
    double[] crop = new double[4];
    if (random.nextDouble() < CROPPED) {
      for (int i = 0; i < crop.length; i++) {
        crop[i] = MOST_CROPPED * random.nextDouble();
      }
    }
    return new Degradation(Tone.draw(random), blur, quality, skip, refresh, crop);
  }

  /** Another volume, seldom without what is above 4 kHz; digital silence stays what it is. */
  static short[] louder(short[] played, SplittableRandom random) {
    short[] samples = random.nextDouble() < DULL ? LowPass.telephone(played) : played;
    double gain = Math.exp((random.nextDouble() - 0.5) * 1.4);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(samples[i] * gain)));
    }
    return samples;
  }

  /**
   * The picture [height, width, 3] as it arrives, before it is cropped.
   *
   * @param before the picture before it as it arrived; empty for the first
   * @param number of the picture, from 0
   */
  byte[] apply(byte[] rgb, byte[] before, int number, int width, int height) {
    byte[] seen = tone.apply(rgb);
    seen = blur > 0 ? blurred(seen, width, height) : seen;
    seen = quality > 1 ? seen : JpegFile.degrade(seen, width, height, quality);
    boolean whole = before.length == 0 || number % refresh == 0;
    return skip == 0 || whole ? seen : hold(seen, before, width, height);
  }

  /** Scales what is left of a picture when it is cropped. */
  byte[] scale(byte[] rgb, int width, int height, AreaScaler scaler) {
    int left = (int) (crop[0] * width);
    int top = (int) (crop[1] * height);
    int w = width - left - (int) (crop[2] * width);
    int h = height - top - (int) (crop[3] * height);
    if (w == width && h == height) {
      return scaler.scale(rgb, width, height);
    }
    byte[] part = new byte[3 * w * h];
    for (int y = 0; y < h; y++) {
      System.arraycopy(rgb, 3 * ((top + y) * width + left), part, 3 * y * w, 3 * w);
    }
    return scaler.scale(part, w, h);
  }

  /** Mixes each pixel with those beside it, and then with those above and below. */
  private byte[] blurred(byte[] rgb, int width, int height) {
    return pass(pass(rgb, 3, 3 * width), 3 * width, 3 * width * height);
  }

  /**
   * Mixes neighbours.
   *
   * @param step from one to the next
   * @param run how far a line of neighbours goes
   */
  private byte[] pass(byte[] from, int step, int run) {
    byte[] to = from.clone();
    int own = Math.round(256 * (1 - 2 * blur / 3));
    int other = Math.round(256 * blur / 3);
    for (int i = step; i < from.length - step; i++) {
      int along = i % run;
      if (along >= step && along < run - step) {
        int sum = own * (from[i] & 255) + other * ((from[i - step] & 255) + (from[i + step] & 255));
        to[i] = (byte) Math.min(255, sum >> 8);
      }
    }
    return to;
  }

  /** Takes blocks that hardly changed from the picture before. */
  private byte[] hold(byte[] rgb, byte[] before, int width, int height) {
    byte[] held = rgb.clone();
    for (int y = 0; y < height; y += BLOCK) {
      for (int x = 0; x < width; x += BLOCK) {
        int right = Math.min(width, x + BLOCK);
        int bottom = Math.min(height, y + BLOCK);
        long difference = 0;
        for (int row = y; row < bottom; row++) {
          for (int i = 3 * (row * width + x); i < 3 * (row * width + right); i++) {
            difference += Math.abs((rgb[i] & 0xff) - (before[i] & 0xff));
          }
        }
        if (difference <= skip * 3 * (right - x) * (bottom - y)) {
          for (int row = y; row < bottom; row++) {
            int from = 3 * (row * width + x);
            System.arraycopy(before, from, held, from, 3 * (right - x));
          }
        }
      }
    }
    return held;
  }
}
