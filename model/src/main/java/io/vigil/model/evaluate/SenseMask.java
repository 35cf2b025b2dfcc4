package io.vigil.model.evaluate;

/** Which senses an evaluation leaves the model. */
public enum SenseMask {
  /** Pictures and sound. */
  BOTH(true, true, true, true),
  /** Pictures alone. */
  DEAF(true, false, true, true),
  /** Sound alone. */
  BLIND(false, true, true, true),
  /** Pictures and sound, but each picture without the sketch that shows motion. */
  STILL(true, true, false, true),
  /** Pictures and sound of the last four frames alone: no memory, and a window cut short. */
  RECENT(true, true, true, false);

  /** Frames that are left to one that does not remember. */
  private static final int LAST = 4;

  private final boolean sees;
  private final boolean hears;
  private final boolean follows;
  private final boolean remembers;

  SenseMask(boolean sees, boolean hears, boolean follows, boolean remembers) {
    this.sees = sees;
    this.hears = hears;
    this.follows = follows;
    this.remembers = remembers;
  }

  boolean follows() {
    return follows;
  }

  boolean sees() {
    return sees;
  }

  boolean hears() {
    return hears;
  }

  boolean remembers() {
    return remembers;
  }

  /** How many of a window's slots are left, the newest ones. */
  int slots(int window) {
    return remembers ? window : Math.min(LAST, window);
  }
}
