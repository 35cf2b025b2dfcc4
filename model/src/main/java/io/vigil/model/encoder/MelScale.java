package io.vigil.model.encoder;

/**
 * The constants of a log-mel spectrogram: 25 ms Hann windows every 10 ms, 64 bands that are even in
 * mel (O'Shaughnessy 1987: m = 2595 log10(1 + f / 700)) between 60 and 7,600 Hz.
 */
public final class MelScale {

  /** Samples a second. */
  public static final int RATE = 16_000;

  /** Samples in a window. */
  public static final int WINDOW = 400;

  /** Samples from one window to the next. */
  public static final int HOP = 160;

  /** Windows of one second; the last two reach into silence behind its end. */
  public static final int FRAMES = 100;

  /** Frequencies of the transform: 0 to half the rate in steps of 40 Hz. */
  public static final int BINS = WINDOW / 2 + 1;

  /** Mel bands. */
  public static final int BANDS = 64;

  /** Added to the power before the logarithm: about the noise of 16 bits. */
  public static final float FLOOR = 1e-6f;

  private static final double LOWEST = 60;
  private static final double HIGHEST = 7_600;

  private MelScale() {}

  /** The Hann window. */
  public static double hann(int sample) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * sample / WINDOW);
  }

  /** Weight of a frequency bin in a band: triangles that overlap by half. */
  public static double weight(int bin, int band) {
    double mel = mel(bin * (double) RATE / WINDOW);
    double step = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);
    double centre = mel(LOWEST) + (band + 1) * step;
    return Math.max(0, 1 - Math.abs(mel - centre) / step);
  }

  /**
   * The frequency at the middle of a band, in hertz; also between bands.
   *
   * @param band 0 to {@link #BANDS} less one
   */
  public static double hertz(double band) {
    double step = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);
    return 700 * (Math.pow(10, (mel(LOWEST) + (band + 1) * step) / 2595) - 1);
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }
}
