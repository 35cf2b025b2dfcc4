package io.vigil.model.world;

import io.vigil.model.world.random.Hash;
import io.vigil.model.world.synth.Noise;
import io.vigil.model.world.synth.Take;

/**
 * Plays scenes' sound: a pure function of scene and position, so that pieces join without a seam.
 * Immutable and safe for use by several threads.
 */
public final class SceneSound {
  /** Samples a second. */
  public static final int SAMPLE_RATE = Take.RATE;

  /** Reflections come at most this late, in samples. */
  private static final int LATEST_ECHO = 2400;

  private static final int ECHOES = 7;

  private final SoundMaker maker;

  /** Creates a player that synthesises every sound. */
  public SceneSound() {
    this(new SynthesisedSounds());
  }

  /** Creates a player of sounds that are made in some way. */
  public SceneSound(SoundMaker maker) {
    this.maker = maker;
  }

  /**
   * The samples [first, first + count), 16 kHz mono.
   *
   * @param scene the script
   * @param first counted from the scene's start
   * @param count how many
   */
  public short[] render(Scene scene, long first, int count) {
    Acoustics acoustics = scene.setting().acoustics();
    float[] sound = echo(dry(scene, first - LATEST_ECHO, count + LATEST_ECHO), acoustics);
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      long position = first + i;
      if (isLost(scene, position)) {
        continue;
      }
      double value = acoustics.gain() * sound[LATEST_ECHO + i] + hush(acoustics, scene, position);
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(32767 * value)));
    }
    return samples;
  }

  /** All sounds as they leave their makers. */
  private float[] dry(Scene scene, long first, int count) {
    float[] out = new float[count];
    for (Sound sound : scene.sounds()) {
      long onset = Math.round(sound.start() * SAMPLE_RATE);
      long end = Math.round(sound.end() * SAMPLE_RATE);
      if (end > first && onset < first + count) {
        maker.add(sound, out, first - onset);
      }
    }
    maker.addSurroundings(scene, out, first);
    return out;
  }

  /** Adds the room's first reflections. */
  private static float[] echo(float[] dry, Acoustics acoustics) {
    if (acoustics.reverb() <= 0) {
      return dry;
    }
    float[] wet = dry.clone();
    for (int e = 0; e < ECHOES; e++) {
      int delay = (int) Hash.between(acoustics.seed(), e, 200 + 280 * e, 480 + 270 * e);
      float level = (float) (acoustics.reverb() * Math.pow(0.72, e));
      for (int i = LATEST_ECHO; i < wet.length; i++) {
        wet[i] += level * dry[i - delay];
      }
    }
    return wet;
  }

  /** The background noise: what every live microphone hears. */
  private static double hush(Acoustics acoustics, Scene scene, long position) {
    long seed = scene.seed();
    double dull = acoustics.dull();
    double white = (1 - dull) * Noise.white(seed, position);
    double brown =
        dull
            * (0.5 * Noise.slow(seed + 1, position, 2600)
                + 0.9 * Noise.slow(seed + 2, position, 700)
                + 1.2 * Noise.slow(seed + 3, position, 180));
    return 1.7 * acoustics.noise() * (white + brown);
  }

  private static boolean isLost(Scene scene, long position) {
    double seconds = (double) position / SAMPLE_RATE;
    for (Fault fault : scene.faults()) {
      if (fault.kind() == FaultKind.SOUND_LOST && fault.at(seconds)) {
        return Dropout.isSilent(fault.seed(), seconds - fault.start());
      }
    }
    return false;
  }
}
