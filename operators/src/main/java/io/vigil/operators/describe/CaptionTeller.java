package io.vigil.operators.describe;

import io.vigil.operators.caption.CaptionRequest;
import io.vigil.operators.fuse.FusedWindow;
import io.vigil.schemas.codec.RecordIds;
import java.util.Arrays;

/**
 * Asks for captions: when the network says that one is due, when an event begins, or when the
 * embedding has moved since the last one; provisional at once, final when the window has settled.
 */
final class CaptionTeller {

  /**
   * Slots that a stream must have lasted before it is put into words: of one or two pictures, what
   * stands there cannot be told from what comes or goes.
   */
  private static final int LEAST_SLOTS = 4;

  private final ModelFacts facts;
  private final long coolDownMicros;
  private final long settleMicros;
  private final double move;

  CaptionTeller(ModelFacts facts, DescribeSettings settings) {
    this.facts = facts;
    this.coolDownMicros = Times.micros(settings.captionCoolDown());
    this.settleMicros = Times.micros(settings.captionSettle());
    this.move = settings.captionMove();
  }

  /** Takes a window in. */
  void window(FusedWindow window, boolean began, DescribeState state, Described out) {
    if (state.settlingStart != DescribeState.NEVER) {
      settle(window, state);
      if (window.end() >= state.settlingUntil) {
        tellFinal(window.stream(), window.end(), state, out);
      }
    }
    boolean enough = window.end() - state.segmentStart >= LEAST_SLOTS * facts.hopMicros();
    state.captionWanted |= began || isNew(window, state);
    boolean cool =
        state.captionEnd == DescribeState.NEVER
            || window.end() - state.captionEnd >= coolDownMicros;
    if (state.captionWanted && enough && cool && state.settlingStart == DescribeState.NEVER) {
      tellProvisional(window, state, out);
    }
  }

  /** Tells what is not final yet: nothing better will come. */
  void cut(String stream, DescribeState state, Described out) {
    if (state.settlingStart != DescribeState.NEVER) {
      tellFinal(stream, state.windowEnd, state, out);
    }
    state.captionWanted = false;
    state.captioned = new float[0];
  }

  private boolean isNew(FusedWindow window, DescribeState state) {
    float[] embedding = window.output().embedding();
    return window.output().captionDue() >= facts.captionDueThreshold()
        || state.captioned.length != embedding.length
        || Floats.distance(state.captioned, embedding) >= move;
  }

  private void tellProvisional(FusedWindow window, DescribeState state, Described out) {
    long earliest = Math.max(state.segmentStart, window.end() - facts.windowMicros());
    // Captions do not overlap, so no two of a stream have one start.
    long start = Math.max(state.captionEnd, earliest);
    state.captionWanted = false;
    state.captioned = window.output().embedding();
    state.captionEnd = window.end();
    state.settlingStart = start;
    state.settlingUntil = window.end() + settleMicros;
    settle(window, state);
    tell(window.stream(), 0, false, window.end(), state, out);
    if (settleMicros == 0) {
      tellFinal(window.stream(), window.end(), state, out);
    }
  }

  private void tellFinal(String stream, long end, DescribeState state, Described out) {
    tell(stream, 1, true, end, state, out);
    state.settlingStart = DescribeState.NEVER;
    state.settlingUntil = DescribeState.NEVER;
    state.settlingContext = new float[0];
    state.settlingEvidence = new long[0];
  }

  private static void settle(FusedWindow window, DescribeState state) {
    long from = state.settlingStart;
    state.settlingContext = window.output().context();
    state.settlingShare = Shares.ofPictures(window, window.output().pictureShare());
    state.settlingEvidence =
        Arrays.stream(window.frameTimes()).filter(time -> time != 0 && time >= from).toArray();
  }

  private static void tell(
      String stream, int revision, boolean isFinal, long end, DescribeState state, Described out) {
    long start = state.settlingStart;
    out.caption(
        new CaptionRequest(
            stream,
            RecordIds.caption(stream, Times.instant(start)),
            revision,
            isFinal,
            start,
            end,
            state.settlingShare,
            state.settlingEvidence,
            state.settlingContext));
  }
}
