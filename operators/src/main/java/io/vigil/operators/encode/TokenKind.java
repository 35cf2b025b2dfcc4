package io.vigil.operators.encode;

/** What a token record says. The names are part of the stored form. */
public enum TokenKind {
  /** It carries tokens. */
  TOKENS,
  /** Media were there, but not encoded: shed because the job is behind, or not encodable. */
  SKIPPED,
  /** Nothing of this stream and modality before its time will come. */
  HEARTBEAT,
  /** What lay between its time and its end was lost. */
  GAP,
  /** The stream has ended at its time. */
  END
}
