package io.vigil.model.world;

import io.vigil.model.world.random.Hash;

/**
 * Plays scenes' sound: a pure function of scene and position, so that pieces join without a seam.
 * Stateless and safe for use by several threads.
 */
public final class SceneSound {
  /** Samples a second. */
  public static final int SAMPLE_RATE = 16_000;

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
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      double t = (double) (first + i) / SAMPLE_RATE;
      double value = scene.setting().acoustics().noise() * Hash.signed(scene.seed(), first + i);
      for (Sound sound : scene.sounds()) {
        if (t >= sound.start() && t < sound.end()) {
          double frequency = 200 * (1 + sound.kind().name().length());
          value += sound.loudness() * Math.sin(2 * Math.PI * frequency * t);
        }
      }
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(32767 * value)));
    }
    return samples;
  }
}
