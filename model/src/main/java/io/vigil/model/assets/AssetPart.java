package io.vigil.model.assets;

/** Whether an asset is learnt from or kept for measuring. */
public enum AssetPart {
  /** Learnt from. */
  TRAIN("train"),
  /** Never learnt from. */
  HELD_OUT("heldout");

  // A fifth of all sources is held out.
  private static final int SHARE = 5;

  private final String text;

  AssetPart(String text) {
    this.text = text;
  }

  /** Its name in {@code assets.json}. */
  public String text() {
    return text;
  }

  /**
   * The part of a source, by chance that is the same on every machine: held out where the first
   * byte of the SHA-256 of its name is a multiple of five.
   *
   * @param source names what must not be torn apart: a picture, a recording, a film, a speaker
   */
  public static AssetPart of(String source) {
    return (Sha256.of(source)[0] & 0xff) % SHARE == 0 ? HELD_OUT : TRAIN;
  }
}
