package io.vigil.model.world;

/**
 * Plays scripts to the eye and the ear: a pure function of scene, position and size. May keep what
 * it made last; safe for use by several threads, but one paints at a time.
 */
public interface ScenePlayer {
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

  /**
   * The samples [first, first + count), 16 kHz mono. Pieces join without a seam.
   *
   * @param scene the script
   * @param first counted from the scene's start
   * @param count how many
   */
  short[] render(Scene scene, long first, int count);
}
