package io.vigil.model.assets;

/** What the licence of an asset permits. */
public enum AssetUse {
  /** Weights that were trained from it may be published. */
  TRAIN("train"),
  /** For measuring, and for weights of research alone. */
  EVALUATE("evaluate");

  private final String text;

  AssetUse(String text) {
    this.text = text;
  }

  /** Its name in {@code assets.json}. */
  public String text() {
    return text;
  }
}
