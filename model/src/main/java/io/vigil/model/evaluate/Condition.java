package io.vigil.model.evaluate;

/** Under which conditions a model is played to. */
enum Condition {
  /** Cameras of fresh seeds, both senses. */
  TEST(""),
  /** The same without sound. */
  DEAF("deaf."),
  /** The same without pictures. */
  BLIND("blind."),
  /** The same with pictures that do not show motion. */
  STILL("still."),
  /** The same with the last four frames alone. */
  RECENT("recent."),
  /** Cameras that show combinations that training never showed. */
  COMBINATIONS("combinations."),
  /** Scenes made of the held-out part of a pack of real material. */
  COMPOSITE("composite."),
  /** Held-out real films, with faults of the camera. */
  FILMS("films.");

  private final String prefix;

  Condition(String prefix) {
    this.prefix = prefix;
  }

  /** How the names of its figures begin. */
  String prefix() {
    return prefix;
  }
}
