package io.vigil.model.world;

import io.vigil.model.world.random.Hash;
import io.vigil.model.world.synth.Alarm;
import io.vigil.model.world.synth.Bark;
import io.vigil.model.world.synth.Crying;
import io.vigil.model.world.synth.Engine;
import io.vigil.model.world.synth.Glass;
import io.vigil.model.world.synth.Knock;
import io.vigil.model.world.synth.Music;
import io.vigil.model.world.synth.Noise;
import io.vigil.model.world.synth.Rain;
import io.vigil.model.world.synth.Speech;
import io.vigil.model.world.synth.Take;
import io.vigil.model.world.synth.Voice;

/**
 * Plays scenes' sound: a pure function of scene and position, so that pieces join without a seam.
 * Stateless and safe for use by several threads.
 */
public final class SceneSound {
  /** Samples a second. */
  public static final int SAMPLE_RATE = Take.RATE;

  /** Reflections come at most this late, in samples. */
  private static final int LATEST_ECHO = 2400;

  private static final int ECHOES = 7;

  /** Creates a player. */
  public SceneSound() {}

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
  private static float[] dry(Scene scene, long first, int count) {
    float[] out = new float[count];
    for (Sound sound : scene.sounds()) {
      long onset = Math.round(sound.start() * SAMPLE_RATE);
      long end = Math.round(sound.end() * SAMPLE_RATE);
      if (end > first && onset < first + count) {
        voice(sound.kind())
            .add(new Take(out, first - onset, end - onset, sound.loudness(), sound.seed()));
      }
    }
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

  private static Voice voice(SoundKind kind) {
    return switch (kind) {
      case GLASS -> new Glass();
      case ALARM -> new Alarm();
      case CRYING -> new Crying();
      case BARK -> new Bark();
      case KNOCK -> new Knock();
      case SPEECH -> new Speech();
      case ENGINE -> new Engine();
      case MUSIC -> new Music();
      case RAIN -> new Rain();
    };
  }
}
