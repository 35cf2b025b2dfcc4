package io.vigil.launcher.finetune;

/** What a clip is for. */
enum ClipPart {
  /** To be learnt from. */
  TRAIN,
  /** To be judged by alone. */
  TEST,
  /** Not said: its name decides. */
  ANY
}
