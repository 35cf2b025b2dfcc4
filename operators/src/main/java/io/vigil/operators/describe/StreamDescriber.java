package io.vigil.operators.describe;

import io.vigil.operators.align.StreamCut;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FusedCut;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.schemas.EndCause;
import java.time.Instant;
import java.util.Map;

/**
 * Turns a stream's fused windows into events, moments and requests for captions.
 *
 * <p>Windows are taken strictly in the order in which they were made: after a restore, those that
 * were in flight may come behind newer ones, and what is decided must not depend on that. Not
 * thread-safe: one call at a time for a state.
 */
final class StreamDescriber {

  private final ModelFacts facts;
  private final DescribeSettings settings;
  private final EventTeller events;
  private final MomentTeller moments;
  private final CaptionTeller captions;

  StreamDescriber(ModelFacts facts, DescribeSettings settings) {
    this.facts = facts;
    this.settings = settings;
    this.events = new EventTeller(facts, settings);
    this.moments = new MomentTeller(facts, settings);
    this.captions = new CaptionTeller(facts, settings);
  }

  /**
   * Takes an output of the fusion and tells all that it completes.
   *
   * @param now wall clock
   * @return false if it was seen before
   */
  boolean accept(FuseOutput output, DescribeState state, Instant now, Described out) {
    if (output.ordinal() < state.next
        || state.waiting.putIfAbsent(output.ordinal(), output) != null) {
      return false;
    }
    while (!state.waiting.isEmpty()) {
      Map.Entry<Long, FuseOutput> first = state.waiting.firstEntry();
      if (first.getKey() > state.next && state.waiting.size() <= settings.maxWaiting()) {
        return true;
      }
      state.waiting.pollFirstEntry();
      state.next = first.getKey() + 1;
      take(first.getValue(), state, now, out);
    }
    return true;
  }

  private void take(FuseOutput output, DescribeState state, Instant now, Described out) {
    if (output instanceof FusedWindow window && isOfTheModel(window)) {
      if (state.segmentStart == DescribeState.NEVER) {
        state.segmentStart = window.end() - facts.hopMicros();
      }
      state.windowEnd = window.end();
      state.embedding = window.output().embedding();
      state.pictureSeen = window.hasPicture();
      state.soundHeard = window.hasSound();
      boolean began = events.window(window, state, now, out);
      moments.window(window, state, out);
      captions.window(window, began, state, out);
    } else if (output instanceof FusedCut fused) {
      cut(fused.cut(), state, now, out);
    }
  }

  private void cut(StreamCut cut, DescribeState state, Instant now, Described out) {
    EndCause cause = cut.ended() ? EndCause.STREAM_ENDED : EndCause.GAP;
    events.cut(cut.stream(), cause, state, now, out);
    captions.cut(cut.stream(), state, out);
    if (cut.ended()) {
      moments.end(cut, state, out);
      state.embedding = new float[0];
    }
    if (cut.newEpoch()) {
      state.momentEnd = DescribeState.NEVER;
      state.captionEnd = DescribeState.NEVER;
      state.windowEnd = DescribeState.NEVER;
    }
    state.segmentStart = DescribeState.NEVER;
  }

  /** Windows that were in flight when the job was restored with another model are passed over. */
  private boolean isOfTheModel(FusedWindow window) {
    return window.frameTimes().length == facts.slots()
        && window.output().eventProbabilities().length == facts.slots() * facts.types().size();
  }
}
