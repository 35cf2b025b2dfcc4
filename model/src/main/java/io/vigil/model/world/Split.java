package io.vigil.model.world;

/** Which scenes a use may see. No seed belongs to two of them. */
public enum Split {
  /** For training. */
  TRAIN(0),
  /** For choosing thresholds and checkpoints. */
  VALIDATION(1),
  /** For judging: seeds never used in training. */
  TEST(2),
  /** For judging: each scene holds a combination (see {@link Combinations}) never seen before. */
  TEST_COMBINATIONS(3);

  private final long range;

  Split(long range) {
    this.range = range;
  }

  /** The seed of a scene: two bits name the split, so that ranges never meet. */
  public long seed(long number) {
    return (number & 0x3fff_ffff_ffff_ffffL) | (range << 62);
  }
}
