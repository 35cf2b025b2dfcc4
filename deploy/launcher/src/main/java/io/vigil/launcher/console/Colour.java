package io.vigil.launcher.console;

/** The few colours used, by their meaning. */
public enum Colour {
  /** Something good, or something said. */
  GOOD("\u001b[32m"),
  /** Something to look at. */
  WARN("\u001b[33m"),
  /** Something wrong. */
  BAD("\u001b[31m"),
  /** Something that stands out. */
  STRONG("\u001b[1m"),
  /** Something secondary. */
  FAINT("\u001b[2m"),
  /** An event. */
  EVENT("\u001b[36m");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
