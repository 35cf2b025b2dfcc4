package io.vigil.model.evaluate;

/** Which senses an evaluation leaves the model. */
public enum SenseMask {
  /** Pictures and sound. */
  BOTH(true, true, true),
  /** Pictures alone. */
  DEAF(true, false, true),
  /** Sound alone. */
  BLIND(false, true, true),
  /** Pictures and sound, but each picture without the sketch that shows motion. */
  STILL(true, true, false);

  private final boolean sees;
  private final boolean hears;
  private final boolean follows;

  SenseMask(boolean sees, boolean hears, boolean follows) {
    this.sees = sees;
    this.hears = hears;
    this.follows = follows;
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
}
