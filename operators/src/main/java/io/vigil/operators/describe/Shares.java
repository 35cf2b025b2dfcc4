package io.vigil.operators.describe;

import io.vigil.operators.fuse.FusedWindow;

/** The shares of the modalities in what a window says. */
final class Shares {

  private Shares() {}

  /** The pictures' share: the network's, or all or nothing where one modality is missing. */
  static float ofPictures(FusedWindow window, float share) {
    if (!window.hasSound()) {
      return 1;
    }
    return window.hasPicture() ? Math.max(0, Math.min(1, share)) : 0;
  }
}
