package io.vigil.model.world;

/** Paints and synthesises everything. */
final class ProceduralPlayer implements ScenePlayer {
  private final ScenePainter painter = new ScenePainter();
  private final SceneSound sound = new SceneSound();

  @Override
  public void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    painter.paint(scene, seconds, rgb, width, height);
  }

  @Override
  public short[] render(Scene scene, long first, int count) {
    return sound.render(scene, first, count);
  }
}
