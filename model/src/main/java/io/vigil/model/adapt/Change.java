package io.vigil.model.adapt;

import io.vigil.model.inference.AreaScaler;
import java.util.SplittableRandom;

/**
 * How a film is changed before it is learnt from, so that few clips teach what does not matter:
 * volume, noise, speed, where in a slot it begins, the cut of the picture, its side and its light.
 * One draw holds for a whole film.
 *
 * @param gain factor of the sound
 * @param noise deviation of white noise, of full scale
 * @param speed factor of the sound's speed, and with it of its pitch
 * @param delay samples of quiet before the sound, less than a slot
 * @param side of the cut as a share of the picture's
 * @param left share of what is cut away that lies left
 * @param top share of what is cut away that lies above
 * @param mirrored whether left and right change places
 * @param light factor of the picture's levels
 * @param seed of the noise
 */
record Change(
    double gain,
    double noise,
    double speed,
    int delay,
    double side,
    double left,
    double top,
    boolean mirrored,
    double light,
    long seed) {

  private static final double LOUDER = 6;
  private static final double QUIETER = 14;
  private static final double NOISY = 0.5;
  private static final double FASTER = 0.08;

  /** Leaves a film as it is. */
  static Change none() {
    return new Change(1, 0, 1, 0, 1, 0, 0, false, 1, 0);
  }

  static Change draw(SplittableRandom random) {
    double decibels = random.nextDouble() * (LOUDER + QUIETER) - QUIETER;
    double noise = random.nextDouble() < NOISY ? Math.pow(10, -4 + 2 * random.nextDouble()) : 0;
    return new Change(
        Math.pow(10, decibels / 20),
        noise,
        1 + FASTER * (2 * random.nextDouble() - 1),
        random.nextInt(LabelledFilm.SLOT_SAMPLES),
        0.75 + 0.25 * random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextBoolean(),
        0.8 + 0.4 * random.nextDouble(),
        random.nextLong());
  }

  /** The sound as it is heard: delayed, faster, louder, noisy. */
  short[] sound(short[] samples) {
    if (samples.length == 0) {
      return samples;
    }
    SplittableRandom random = new SplittableRandom(seed);
    short[] heard = new short[delay + (int) (samples.length / speed)];
    for (int i = 0; i < heard.length; i++) {
      double value = noise == 0 ? 0 : noise * 32768 * random.nextGaussian();
      double at = (i - delay) * speed;
      if (at >= 0 && at < samples.length) {
        int before = (int) at;
        int after = Math.min(samples.length - 1, before + 1);
        value += gain * (samples[before] + (at - before) * (samples[after] - samples[before]));
      }
      heard[i] = (short) Math.max(-32768, Math.min(32767, Math.round(value)));
    }
    return heard;
  }

  /** The picture [height, width, 3] as it is seen, as a square. */
  byte[] picture(byte[] rgb, int width, int height, AreaScaler scaler) {
    int wide = Math.max(1, (int) Math.round(side * width));
    int high = Math.max(1, (int) Math.round(side * height));
    int fromX = (int) (left * (width - wide));
    int fromY = (int) (top * (height - high));
    if (wide == width && high == height && !mirrored && light == 1) {
      return scaler.scale(rgb, width, height);
    }
    byte[] cut = new byte[wide * high * 3];
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int from = ((fromY + y) * width + fromX + (mirrored ? wide - 1 - x : x)) * 3;
        int to = (y * wide + x) * 3;
        for (int c = 0; c < 3; c++) {
          cut[to + c] = (byte) Math.min(255, Math.round((rgb[from + c] & 0xff) * light));
        }
      }
    }
    return scaler.scale(cut, wide, high);
  }
}
