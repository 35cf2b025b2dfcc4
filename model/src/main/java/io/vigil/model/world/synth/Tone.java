package io.vigil.model.world.synth;

/** A tone: harmonics of a pitch that rises and falls in one arc, under a swell or a decay. */
final class Tone {
  private static final double RELEASE = 0.03;

  private final long onset;
  private final long length;
  private final double pitch;
  private final double arc;
  private final float[] harmonics;
  private final double attack;
  private final double decay;

  /**
   * Describes a tone.
   *
   * @param onset its start, in samples from the sound's onset
   * @param length in samples
   * @param pitch in hertz at both ends
   * @param arc how much higher the pitch is in the middle, in hertz
   * @param harmonics the amplitude of each
   * @param attack seconds until it is at full strength
   * @param decay seconds in which it falls to 37 %; 0 for none
   */
  Tone(
      long onset,
      long length,
      double pitch,
      double arc,
      float[] harmonics,
      double attack,
      double decay) {
    this.onset = onset;
    this.length = length;
    this.pitch = pitch;
    this.arc = arc;
    this.harmonics = harmonics;
    this.attack = attack;
    this.decay = decay;
  }

  void add(Take take, double gain) {
    double span = (double) length / Take.RATE;
    double scale = take.gain() * gain;
    int to = take.to(onset + length);
    for (int i = take.from(onset); i < to; i++) {
      double t = (double) (take.first() + i - onset) / Take.RATE;
      // The integral of pitch + arc * sin(pi t / span).
      double turns = pitch * t + arc * span / Math.PI * (1 - Sine.turns(t / span / 2 + 0.25));
      float sum = 0;
      for (int k = 0; k < harmonics.length; k++) {
        sum += harmonics[k] * Sine.turns((k + 1) * turns);
      }
      take.out()[i] += (float) (scale * envelope(t, span) * sum);
    }
  }

  private double envelope(double t, double span) {
    double rise = Math.min(1, t / attack);
    double fall = Math.min(1, (span - t) / RELEASE);
    return rise * fall * (decay > 0 ? Math.exp(-t / decay) : 1);
  }

  /** The amplitudes that a throat gives to the harmonics of a pitch, to a sum of about 1. */
  static float[] throat(double pitch, double highest, double... formants) {
    float[] harmonics = new float[Math.max(1, (int) (highest / pitch))];
    double sum = 0;
    for (int k = 0; k < harmonics.length; k++) {
      double frequency = (k + 1) * pitch;
      double strength = 0.02;
      for (int f = 0; f < formants.length; f++) {
        double off = (frequency - formants[f]) / (70 + 0.06 * formants[f]);
        strength += Math.pow(0.6, f) / (1 + off * off);
      }
      harmonics[k] = (float) (strength / Math.pow(k + 1, 0.3));
      sum += harmonics[k] * harmonics[k];
    }
    for (int k = 0; k < harmonics.length; k++) {
      harmonics[k] /= (float) (2.6 * Math.sqrt(sum));
    }
    return harmonics;
  }
}
