package io.vigil.ingest.decode;

import org.bytedeco.ffmpeg.global.avcodec;

/** Which pictures are decoded at all. Decoding is nine tenths of ingest's cost. */
public enum DecodeMode {
  /** Every picture: sampling is exact. The default. */
  FULL(avcodec.AVDISCARD_DEFAULT),
  /** No pictures that others do not refer to: about two thirds of the cost, nearly as exact. */
  NON_REFERENCE(avcodec.AVDISCARD_NONREF),
  /**
   * Key frames alone: about an eighth of the cost, as few pictures as the source has key frames.
   */
  KEY_FRAMES(avcodec.AVDISCARD_NONKEY);

  private final int discard;

  DecodeMode(int discard) {
    this.discard = discard;
  }

  int discard() {
    return discard;
  }
}
