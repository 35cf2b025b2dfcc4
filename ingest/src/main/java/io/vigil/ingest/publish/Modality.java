package io.vigil.ingest.publish;

/** The two kinds of media of a stream, each on a topic of its own. */
public enum Modality {
  FRAMES,
  AUDIO
}
