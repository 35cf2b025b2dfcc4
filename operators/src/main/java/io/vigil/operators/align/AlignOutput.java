package io.vigil.operators.align;

/** What leaves the meeting of the modalities, in a total order for each stream. */
public sealed interface AlignOutput permits FusionWindow, StreamCut {

  /** Stream id. */
  String stream();

  /** 0, 1, 2 ... within the stream, without holes, for ever. */
  long ordinal();
}
