package io.vigil.model.assets;

/** Whether an asset is learnt from, or kept for choosing thresholds, or for measuring. */
public enum AssetPart {
  /** Learnt from. */
  TRAIN("train"),
  /** Never learnt from; thresholds are chosen on it. */
  VALIDATION("validation"),
  /** Neither learnt from nor chosen by: what is measured on it, is measured on unseen material. */
  HELD_OUT("heldout");

  // A fifth of all sources is not learnt from, half of them for each purpose.
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
   * The part of a source, by chance that is the same on every machine: not learnt from where the
   * first byte of the SHA-256 of its name is a multiple of five, and then held out where the second
   * one is odd.
   *
   * @param source names what must not be torn apart: a picture, a recording, a film, a speaker
   */
  public static AssetPart of(String source) {
    return (Sha256.of(source)[0] & 0xff) % SHARE == 0 ? unlearnt(source) : TRAIN;
  }

  /** The part of a source that must not be learnt from. */
  public static AssetPart unlearnt(String source) {
    return (Sha256.of(source)[1] & 1) == 0 ? VALIDATION : HELD_OUT;
  }
}
