package io.vigil.model.train;

import java.util.SplittableRandom;

/**
 * What a camera's own processing makes of colours: one table for each of red, green and blue, and
 * less or more saturation. The same for the same picture, so that a frozen picture stays frozen.
 *
 * @param table [3, 256] levels
 * @param saturation factor on the distance from grey; 1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of levels; compared by nobody
record Tone(byte[] table, float saturation) {
  private static final double EXPOSED = 0.4;
  private static final double TINTED = 0.45;
  private static final double CURVED = 0.45;
  private static final double FADED = 0.3;

  /** As it was. */
  private static final Tone PLAIN = new Tone(new byte[0], 1);

  static Tone draw(SplittableRandom random) {
    double gain = random.nextDouble() < EXPOSED ? 0.75 + 0.5 * random.nextDouble() : 1;
    boolean tinted = random.nextDouble() < TINTED;
    double warm = tinted ? 0.24 * random.nextDouble() - 0.12 : 0;
    double green = tinted ? 0.1 * random.nextDouble() - 0.05 : 0;
    boolean curved = random.nextDouble() < CURVED;
    double gamma = curved ? Math.exp(0.7 * random.nextDouble() - 0.35) : 1;
    double contrast = curved ? 0.75 + 0.45 * random.nextDouble() : 1;
    boolean faded = random.nextDouble() < FADED;
    float saturation = faded ? (float) (0.45 + 0.8 * random.nextDouble()) : 1;
    if (gain == 1 && !tinted && !curved && saturation == 1) {
      return PLAIN;
    }
    double[] gains = {gain * (1 + warm), gain * (1 + green), gain * (1 - warm)};
    byte[] table = new byte[3 * 256];
    for (int i = 0; i < table.length; i++) {
      double level = Math.pow((i & 255) / 255.0, gamma) * gains[i >> 8];
      // Around a dark grey, and never above black, so that black stays black.
      double dark = Math.min(1, level / 0.1);
      level += dark * (contrast - 1) * (level - 0.4);
      table[i] = (byte) Math.max(0, Math.min(255, Math.round(255 * level)));
    }
    return new Tone(table, saturation);
  }

  /** A picture of three bytes a pixel in this tone. */
  byte[] apply(byte[] rgb) {
    if (table.length == 0) {
      return rgb;
    }
    byte[] result = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i += 3) {
      int red = table[rgb[i] & 255] & 255;
      int green = table[256 + (rgb[i + 1] & 255)] & 255;
      int blue = table[512 + (rgb[i + 2] & 255)] & 255;
      if (saturation != 1) {
        float grey = 0.3f * red + 0.59f * green + 0.11f * blue;
        red = level(grey + saturation * (red - grey));
        green = level(grey + saturation * (green - grey));
        blue = level(grey + saturation * (blue - grey));
      }
      result[i] = (byte) red;
      result[i + 1] = (byte) green;
      result[i + 2] = (byte) blue;
    }
    return result;
  }

  private static int level(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }
}
