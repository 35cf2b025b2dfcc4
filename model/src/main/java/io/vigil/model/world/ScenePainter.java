package io.vigil.model.world;

/**
 * Paints scenes: a pure function of scene, time and size. The view is 16:9; another size stretches
 * it. Safe for use by several threads.
 */
public final class ScenePainter {
  /** Creates a painter. */
  public ScenePainter() {}

  /**
   * Paints what the camera shows.
   *
   * @param scene the script
   * @param seconds from its start
   * @param rgb receives the picture, row by row, three bytes a pixel: red, green, blue; at least 3
   *     * width * height long
   * @param width in pixels
   * @param height in pixels
   */
  public void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    double t = scene.shownTime(seconds);
    Shot shot = scene.shotAt(t);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double vx = (x + 0.5) / width * Scene.VIEW_WIDTH;
        double vy = (y + 0.5) / height;
        int colour = scene.isHidden(seconds) ? 0x050505 : 0x707880;
        if (!scene.isHidden(seconds)) {
          for (Thing thing : shot.things()) {
            double dx = Math.abs(vx - thing.path().x(t));
            double up = thing.ground() - thing.path().lift(t) - vy;
            if (dx < thing.width() / 2 && up > 0 && up < thing.height()) {
              colour = thing.colour().rgb();
            }
          }
        }
        int i = 3 * (y * width + x);
        rgb[i] = (byte) (colour >> 16);
        rgb[i + 1] = (byte) (colour >> 8);
        rgb[i + 2] = (byte) colour;
      }
    }
  }
}
