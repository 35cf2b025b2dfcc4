package io.vigil.model.evaluate;

/** Which senses an evaluation leaves the model. */
public enum SenseMask {
  /** Pictures and sound. */
  BOTH(true, true),
  /** Pictures alone. */
  DEAF(true, false),
  /** Sound alone. */
  BLIND(false, true);

  private final boolean sees;
  private final boolean hears;

  SenseMask(boolean sees, boolean hears) {
    this.sees = sees;
    this.hears = hears;
  }

  boolean sees() {
    return sees;
  }

  boolean hears() {
    return hears;
  }
}
