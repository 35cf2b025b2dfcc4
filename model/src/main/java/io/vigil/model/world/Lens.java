package io.vigil.model.world;

import io.vigil.model.world.paint.Canvas;
import io.vigil.model.world.paint.LensCover;
import io.vigil.model.world.paint.Sensor;
import io.vigil.model.world.random.Hash;

/**
 * What a camera makes of the light that reaches it: faults, blur, blocks, exposure, noise. Not safe
 * for use by several threads.
 */
public final class Lens {
  private static final double COVER_TAKES = 0.3;

  private final Sensor sensor;

  /** A lens for pictures of a size. */
  public Lens(int width, int height) {
    this.sensor = new Sensor(width, height);
  }

  /**
   * Takes the picture.
   *
   * @param canvas what is before the camera at the time that it shows; changed
   * @param scene the script
   * @param seconds from its start
   * @param light factor on everything, beside the light's own changes
   * @param rgb receives the picture, row by row, three bytes a pixel
   */
  public void take(Canvas canvas, Scene scene, double seconds, double light, byte[] rgb) {
    double t = scene.shownTime(seconds);
    CameraLook look = scene.setting().look();
    boolean black = false;
    for (Fault fault : scene.faults()) {
      if (fault.at(seconds)) {
        switch (fault.kind()) {
          case SHAKEN -> shake(canvas, fault, t);
          case COVERED -> cover(canvas, fault, t);
          case BLACKOUT -> black = true;
          case FROZEN, SOUND_LOST -> {
            // Frozen: the time shown stands still. Lost sound: nothing to see.
          }
        }
      }
    }
    if (look.blur() > 0) {
      sensor.blur(canvas, look.blur());
    }
    if (look.blocks() > 0) {
      sensor.blocks(canvas, look.blocks());
    }
    double exposure = black ? 0.012 : light * Light.at(scene, t);
    double warm = 0.06 * look.warmth();
    double[] exposures = {exposure * (1 + warm), exposure, exposure * (1 - warm)};
    double noise = black ? 0.4 * look.noise() : look.noise();
    sensor.read(canvas, exposures, noise, scene.seed(), t, rgb);
  }

  private void shake(Canvas canvas, Fault fault, double t) {
    double begin = t - fault.start();
    double size = 0.055 * Math.min(1, 0.4 + begin * 3);
    double dx = 0;
    double dy = 0;
    for (int i = 0; i < 3; i++) {
      double rate = Hash.between(fault.seed(), i, 3.1, 7.3);
      double turn = 2 * Math.PI * rate * begin;
      dx += Math.sin(turn + Hash.between(fault.seed(), 10 + i, 0, 6));
      dy += Math.sin(1.23 * turn + Hash.between(fault.seed(), 20 + i, 0, 6));
    }
    sensor.shift(canvas, size * dx / 1.3, size * dy / 1.7);
  }

  private static void cover(Canvas canvas, Fault fault, double t) {
    double closing = (t - fault.start() + 0.1) / COVER_TAKES;
    double opening = (fault.end() - t + 0.1) / COVER_TAKES;
    double closed = Math.max(0, Math.min(1, Math.min(closing, opening)));
    LensCover.draw(canvas, fault.seed(), closed, t);
  }
}
