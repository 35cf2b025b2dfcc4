package io.vigil.operators.fuse;

import io.vigil.operators.align.StreamCut;

/**
 * A cut, passed on in its place.
 *
 * @param cut as it was told
 */
public record FusedCut(StreamCut cut) implements FuseOutput {

  @Override
  public String stream() {
    return cut.stream();
  }

  @Override
  public long ordinal() {
    return cut.ordinal();
  }
}
