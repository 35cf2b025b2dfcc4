package io.vigil.model.world;

/**
 * Paints scenes: a pure function of scene, time and size. May keep what it made last; safe for use
 * by several threads, but one paints at a time.
 */
public interface Painter {
  /**
   * Paints what the camera shows. The view is 16:9; another size stretches it.
   *
   * @param scene the script
   * @param seconds from its start
   * @param rgb receives the picture, row by row, three bytes a pixel: red, green, blue; at least 3
   *     * width * height long
   * @param width in pixels
   * @param height in pixels
   */
  void paint(Scene scene, double seconds, byte[] rgb, int width, int height);
}
