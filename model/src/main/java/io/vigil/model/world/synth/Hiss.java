package io.vigil.model.world.synth;

/**
 * A burst of noise around a frequency.
 *
 * @param onset its start, in samples from the sound's onset
 * @param length in samples
 * @param centre in hertz
 * @param width of its band, in hertz
 * @param decay seconds in which it falls to 37 %
 */
record Hiss(long onset, long length, double centre, double width, double decay) {
  private static final double ATTACK = 0.002;

  void add(Take take, double gain, long seed) {
    double scale = take.gain() * gain;
    int to = take.to(onset + length);
    for (int i = take.from(onset); i < to; i++) {
      long position = take.first() + i - onset;
      double t = (double) position / Take.RATE;
      double envelope = Math.min(1, t / ATTACK) * Math.exp(-t / decay);
      take.out()[i] += (float) (scale * envelope * Noise.band(seed, position, centre, width));
    }
  }
}
