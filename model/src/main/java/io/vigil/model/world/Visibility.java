package io.vigil.model.world;

/** What of a scene can be seen and heard at a time. */
final class Visibility {
  /** The share of a thing's width that must be in view for it to count as seen. */
  static final double SHARE = 0.3;

  private final Scene scene;

  Visibility(Scene scene) {
    this.scene = scene;
  }

  /** Whether the picture at a time shows the thing of a shot. */
  boolean sees(Shot shot, Thing thing, double seconds) {
    double shown = scene.shownTime(seconds);
    return !scene.isHidden(seconds)
        && shown >= shot.start()
        && shown < shot.end()
        && thing.shareInView(shown) >= SHARE;
  }

  /** Whether the picture moves on at a time: neither frozen nor hidden. */
  boolean isLive(double seconds) {
    return !scene.isHidden(seconds) && scene.shownTime(seconds) == seconds;
  }

  /** Whether a sound is heard at a time. */
  boolean hears(Sound sound, double seconds) {
    return sound.at(seconds) && !isDeaf(seconds);
  }

  private boolean isDeaf(double seconds) {
    return scene.faults().stream()
        .anyMatch(fault -> fault.kind() == FaultKind.SOUND_LOST && fault.at(seconds));
  }
}
