package io.vigil.model.world;

import java.util.Locale;

/** A side of the view. */
public enum Side {
  /** The left. */
  LEFT,
  /** The right. */
  RIGHT;

  /** The word for it in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
