package io.vigil.model.world;

import java.util.Optional;

/** Plays everything as it is written. */
final class ProceduralCast implements Cast {
  @Override
  public Optional<Costume> dress(ThingKind kind, boolean whole, long seed) {
    return Optional.empty();
  }

  @Override
  public Backdrop set(Backdrop written) {
    return written;
  }

  @Override
  public Sound play(Sound written) {
    return written;
  }

  @Override
  public ScenePlayer player() {
    return new ScenePlayer(new ScenePainter(), new SceneSound());
  }
}
