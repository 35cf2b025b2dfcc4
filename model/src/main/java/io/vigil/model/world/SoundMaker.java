package io.vigil.model.world;

/** Makes sounds as they leave their makers. Safe for use by several threads. */
public interface SoundMaker {
  /**
   * Adds a part of a sound.
   *
   * @param out receives the samples, added to what it holds
   * @param first the position of the first sample of {@code out}, counted from the sound's onset;
   *     may be negative
   */
  void add(Sound sound, float[] out, long first);

  /**
   * Adds what else is heard at the place, of which nothing is told.
   *
   * @param first the position of the first sample of {@code out}, counted from the scene's start
   */
  default void addSurroundings(Scene scene, float[] out, long first) {}
}
