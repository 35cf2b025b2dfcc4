package io.vigil.operators.encode;

/** What a record is of. */
public enum Modality {
  /** Frames. */
  PICTURE,
  /** Audio. */
  SOUND
}
