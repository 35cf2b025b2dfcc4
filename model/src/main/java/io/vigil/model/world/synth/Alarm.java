package io.vigil.model.world.synth;

import io.vigil.model.world.random.Hash;

/** Alarms: a two-tone horn, a wailing siren, a beeper, or a bell. */
public final class Alarm implements Voice {
  private static final float[] HORN = {0.55f, 0, 0.3f, 0, 0.18f};
  private static final float[] BEEP = {0.9f, 0.12f};
  private static final double[] BELL = {1, 2.76, 5.4};

  /** Creates the voice. */
  public Alarm() {}

  @Override
  public void add(Take take) {
    switch ((int) (Hash.unit(take.seed(), 1) * 4)) {
      case 0 -> horn(take);
      case 1 -> siren(take);
      case 2 -> beeper(take);
      default -> bell(take);
    }
  }

  private static void horn(Take take) {
    double low = Hash.between(take.seed(), 2, 420, 640);
    repeat(
        take,
        0.5,
        (onset, step, k) ->
            new Tone(onset, step, k % 2 == 0 ? low : low * 1.33, 0, HORN, 0.01, 0).add(take, 1));
  }

  private static void siren(Take take) {
    double low = Hash.between(take.seed(), 2, 550, 750);
    double period = Hash.between(take.seed(), 3, 0.7, 2.6);
    repeat(
        take,
        period,
        (onset, step, k) -> new Tone(onset, step, low, 1.1 * low, HORN, 0.01, 0).add(take, 1));
  }

  private static void beeper(Take take) {
    double pitch = Hash.between(take.seed(), 2, 2000, 3400);
    double period = Hash.between(take.seed(), 3, 0.16, 0.5);
    repeat(
        take,
        period,
        (onset, step, k) -> new Tone(onset, step * 6 / 10, pitch, 0, BEEP, 0.004, 0).add(take, 1));
  }

  private static void bell(Take take) {
    double pitch = Hash.between(take.seed(), 2, 900, 1500);
    repeat(
        take,
        0.09,
        (onset, step, k) -> {
          for (int i = 0; i < BELL.length; i++) {
            float[] one = {1};
            double partial = Math.min(7500, pitch * BELL[i]);
            new Tone(onset, 3 * step, partial, 0, one, 0.002, 0.1 / (i + 1))
                .add(take, 0.5 / (i + 1));
          }
        });
  }

  /** Plays strokes at equal steps; a stroke may ring on through the next three. */
  private static void repeat(Take take, double seconds, Stroke stroke) {
    long step = Take.samples(seconds);
    long last = Math.min(take.length(), take.first() + take.out().length) / step;
    for (long k = Math.max(0, take.first() / step - 3); k <= last; k++) {
      stroke.play(k * step, step, k);
    }
  }

  @FunctionalInterface
  private interface Stroke {
    void play(long onset, long step, long number);
  }
}
