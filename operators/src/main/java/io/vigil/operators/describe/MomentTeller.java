package io.vigil.operators.describe;

import io.vigil.operators.align.StreamCut;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.schemas.Moment;
import io.vigil.schemas.codec.RecordIds;
import java.time.Instant;

/** Tells moments, one after another without overlap, so that each has an id of its own. */
final class MomentTeller {

  private final ModelFacts facts;
  private final long spanMicros;

  MomentTeller(ModelFacts facts, DescribeSettings settings) {
    this.facts = facts;
    this.spanMicros = Times.micros(settings.momentEvery());
  }

  /** Takes a window in. */
  void window(FusedWindow window, DescribeState state, Described out) {
    if (Math.floorMod(window.end(), spanMicros) == 0) {
      long earliest = Math.max(state.segmentStart, window.end() - facts.windowMicros());
      long start = Math.max(state.momentEnd, earliest);
      tell(window.stream(), start, window.end(), state, out);
    }
  }

  /** Tells a last moment, up to the stream's end, so that who waits for the end sees it. */
  void end(StreamCut cut, DescribeState state, Described out) {
    long end = Math.max(cut.time(), state.windowEnd);
    if (state.embedding.length == 0 || end <= state.momentEnd) {
      return;
    }
    long start = Math.max(state.momentEnd, state.windowEnd - facts.windowMicros());
    tell(cut.stream(), start, end, state, out);
  }

  private void tell(String stream, long start, long end, DescribeState state, Described out) {
    Instant from = Times.instant(start);
    state.momentEnd = end;
    out.moment(
        Moment.newBuilder()
            .setStream(stream)
            .setId(RecordIds.moment(stream, from))
            .setStart(from)
            .setEnd(Times.instant(end))
            .setEmbedding(Floats.boxed(state.embedding))
            .setPictureMissing(!state.pictureSeen)
            .setSoundMissing(!state.soundHeard)
            .setModel(facts.model())
            .build());
  }
}
