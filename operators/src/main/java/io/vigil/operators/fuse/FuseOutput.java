package io.vigil.operators.fuse;

/** What the fusion makes of a stream's windows and cuts; one for each, with the same ordinal. */
public sealed interface FuseOutput permits FusedWindow, FusedCut, LostWindow {

  /** Stream id. */
  String stream();

  /** 0, 1, 2 ... within the stream, without holes. */
  long ordinal();
}
