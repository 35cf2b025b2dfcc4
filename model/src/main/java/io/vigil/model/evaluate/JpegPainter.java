package io.vigil.model.evaluate;

import io.vigil.model.assets.JpegFile;
import io.vigil.model.world.Camera;

/** Pictures of a simulated camera as JPEG. Stateless and thread-safe. */
final class JpegPainter {

  private static final float QUALITY = 0.85f;

  private final int width;
  private final int height;

  JpegPainter(int width, int height) {
    this.width = width;
    this.height = height;
  }

  byte[] paint(Camera camera, double seconds) {
    byte[] rgb = new byte[width * height * 3];
    camera.picture(seconds, rgb, width, height);
    return JpegFile.encode(rgb, width, height, QUALITY);
  }
}
