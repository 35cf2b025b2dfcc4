package io.vigil.model.encoder;

/** {@link LogMel} in plain Java, as its definition reads; for tests and for looking at sound. */
public final class LogMelReference {

  private LogMelReference() {}

  /** One second of 16,000 samples to [100][64]. */
  public static float[][] of(short[] second) {
    float[][] mel = new float[MelScale.FRAMES][MelScale.BANDS];
    for (int f = 0; f < MelScale.FRAMES; f++) {
      double[] power = power(second, f * MelScale.HOP);
      for (int m = 0; m < MelScale.BANDS; m++) {
        double sum = MelScale.FLOOR;
        for (int b = 0; b < MelScale.BINS; b++) {
          sum += MelScale.weight(b, m) * power[b];
        }
        mel[f][m] = (float) ((Math.log(sum) + 5) / 4);
      }
    }
    return mel;
  }

  private static double[] power(short[] second, int start) {
    double[] power = new double[MelScale.BINS];
    for (int b = 0; b < MelScale.BINS; b++) {
      double real = 0;
      double imaginary = 0;
      for (int s = 0; s < MelScale.WINDOW && start + s < second.length; s++) {
        double x = second[start + s] / 32768.0 * MelScale.hann(s);
        double angle = 2 * Math.PI * s * b / MelScale.WINDOW;
        real += x * Math.cos(angle);
        imaginary -= x * Math.sin(angle);
      }
      power[b] = real * real + imaginary * imaginary;
    }
    return power;
  }
}
