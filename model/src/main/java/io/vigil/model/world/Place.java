package io.vigil.model.world;

import java.util.Locale;

/** The styles of background. */
public enum Place {
  /** A road with pavement and houses. */
  STREET,
  /** A room with furniture. */
  ROOM,
  /** A yard with grass and a fence. */
  YARD;

  /** The word for it in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
