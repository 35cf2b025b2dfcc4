package io.vigil.model.world;

import io.vigil.model.world.random.Hash;

/** The light's own changes: slow clouds, and a flicker that no live picture is without. */
final class Light {
  private Light() {}

  /** The factor on the light at a time of a scene. */
  static double at(Scene scene, double seconds) {
    long seed = scene.seed();
    double flicker = scene.setting().look().flicker();
    double slow = wave(seed, 1, seconds, 14, 25);
    double middle = wave(seed, 2, seconds, 2.3, 4.5);
    double quick = wave(seed, 3, seconds, 0.7, 1.3);
    // Nothing at both ends, so that a scene joins the next one in the same light.
    double ends = Math.min(1, Math.min(seconds, scene.duration() - seconds));
    return 1 + flicker * Math.max(0, ends) * (1.3 * slow + 0.7 * middle + 0.5 * quick);
  }

  private static double wave(long seed, long what, double seconds, double least, double most) {
    double period = Hash.between(seed, what, least, most);
    return Math.sin(2 * Math.PI * (seconds / period + Hash.unit(seed, what + 100)));
  }
}
