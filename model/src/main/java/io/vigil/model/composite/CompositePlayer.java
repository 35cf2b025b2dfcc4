package io.vigil.model.composite;

import io.vigil.model.world.Scene;
import io.vigil.model.world.ScenePlayer;
import io.vigil.model.world.SceneSound;

/** Plays scripts with real material. */
final class CompositePlayer implements ScenePlayer {
  private final CompositePainter painter;
  private final SceneSound sound;

  CompositePlayer(CompositePainter painter, RecordedSounds sounds) {
    this.painter = painter;
    this.sound = new SceneSound(sounds);
  }

  @Override
  public void paint(Scene scene, double seconds, byte[] rgb, int width, int height) {
    painter.paint(scene, seconds, rgb, width, height);
  }

  @Override
  public short[] render(Scene scene, long first, int count) {
    return sound.render(scene, first, count);
  }
}
