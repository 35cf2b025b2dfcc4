package io.vigil.model.composite;

/** Takes away what is above a frequency: a windowed sinc. */
public final class LowPass {
  private static final int HALF = 24;

  /** Recordings at 8 kHz have nothing above 4 kHz. */
  private static final float[] TELEPHONE = taps(3_700);

  private LowPass() {}

  /** A copy of 16 kHz sound with nothing above a frequency, Hz. */
  static float[] below(double hertz, float[] samples) {
    return filter(samples, taps(hertz));
  }

  private static float[] filter(float[] samples, float[] taps) {
    float[] out = new float[samples.length];
    for (int i = 0; i < out.length; i++) {
      int from = Math.max(0, i - HALF);
      int to = Math.min(samples.length - 1, i + HALF);
      float sum = 0;
      for (int k = from; k <= to; k++) {
        sum += taps[k - i + HALF] * samples[k];
      }
      out[i] = sum;
    }
    return out;
  }

  /** A copy of 16 kHz samples with nothing above 4 kHz. */
  public static short[] telephone(short[] samples) {
    float[] floats = new float[samples.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = samples[i];
    }
    float[] passed = filter(floats, TELEPHONE);
    short[] out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.max(-32768, Math.min(32767, Math.round(passed[i])));
    }
    return out;
  }

  /** A Hann window over a cut. */
  private static float[] taps(double hertz) {
    double cut = 2 * hertz / 16_000;
    float[] taps = new float[2 * HALF + 1];
    for (int k = -HALF; k <= HALF; k++) {
      double x = Math.PI * cut * k;
      double sinc = k == 0 ? 1 : Math.sin(x) / x;
      double hann = 0.5 + 0.5 * Math.cos(Math.PI * k / (HALF + 1));
      taps[k + HALF] = (float) (cut * sinc * hann);
    }
    return taps;
  }
}
