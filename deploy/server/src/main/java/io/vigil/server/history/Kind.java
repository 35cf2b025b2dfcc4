package io.vigil.server.history;

import java.util.Locale;

/** What kinds of things are kept. */
public enum Kind {
  CAPTION,
  EVENT,
  MOMENT,
  /** The state of a source, the last one of each. */
  STREAM,
  /** Media that were lost. */
  GAP,
  /** How loud a second was. */
  LEVEL,
  /** Where a picture lies on its topic. */
  FRAME,
  QUESTION,
  ANSWER,
  MATCH;

  /** As it is written in the index and in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
