package io.vigil.model.world;

import java.util.Locale;

/** The colours of things: far enough apart to be told from each other in poor light. */
public enum Colour {
  /** Red. */
  RED(0xcc1f24),
  /** Yellow. */
  YELLOW(0xf0cc1e),
  /** Green. */
  GREEN(0x1f9e42),
  /** Blue. */
  BLUE(0x2050d0),
  /** White. */
  WHITE(0xf2f2ee),
  /** Black. */
  BLACK(0x18181c),
  /** Brown. */
  BROWN(0x8a5426);

  private final int rgb;

  Colour(int rgb) {
    this.rgb = rgb;
  }

  /** The colour in plain light, 0xRRGGBB. */
  public int rgb() {
    return rgb;
  }

  /** The word for it in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
