package io.vigil.operators.ask;

import io.vigil.operators.align.StreamCut;
import io.vigil.operators.answer.AnswerRequest;
import io.vigil.operators.answer.Seen;
import io.vigil.operators.fuse.FuseOutput;
import io.vigil.operators.fuse.FusedCut;
import io.vigil.operators.fuse.FusedWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Lets the questions on a stream meet what was seen and heard of it: the newest window, or those
 * that are kept of a past interval. A question whose time has not come waits, but not for ever. Not
 * thread-safe: one call at a time for a state.
 */
final class StreamAsker {

  private final AskSettings settings;
  private final Finder finder;

  StreamAsker(AskSettings settings) {
    this.settings = settings;
    this.finder = new Finder(settings);
  }

  /**
   * Takes an output of the fusion, and lets go on what waited for it.
   *
   * @param now wall clock, milliseconds
   */
  void window(FuseOutput output, AskState state, Shelf shelf, long now, Consumer<AnswerRequest> out)
      throws Exception {
    prepare(state, shelf);
    boolean newer = output.ordinal() > state.ordinal;
    if (output instanceof FusedWindow window
        && window.output().context().length == settings.contextFloats()) {
      Seen seen = seen(window);
      keep(seen, shelf);
      if (newer) {
        state.ordinal = output.ordinal();
        state.newest = seen;
        state.cameAt = now;
        state.endedAt = AskState.NEVER;
      }
    } else if (newer && output instanceof FusedCut fused) {
      state.ordinal = output.ordinal();
      cut(fused.cut(), state);
    }
    review(state, shelf, now, out);
  }

  /** Takes a question: it is answered, refused, or waits. */
  void question(Asked asked, AskState state, Shelf shelf, long now, Consumer<AnswerRequest> out)
      throws Exception {
    prepare(state, shelf);
    Optional<AnswerRequest> met = finder.find(asked, state, shelf, now, false);
    if (met.isPresent()) {
      out.accept(met.get());
    } else if (state.waiting.size() >= settings.maxWaiting()) {
      out.accept(
          finder.refuse(
              asked, "Too many questions wait for this stream already; try again later."));
    } else {
      state.waiting.add(new AskState.Waiting(asked, now + settings.patience().toMillis()));
    }
  }

  /** Answers or refuses what has waited long enough. */
  void review(AskState state, Shelf shelf, long now, Consumer<AnswerRequest> out) throws Exception {
    if (state.waiting.isEmpty()) {
      return;
    }
    List<AskState.Waiting> left = new ArrayList<>();
    for (AskState.Waiting waiting : state.waiting) {
      Optional<AnswerRequest> met =
          finder.find(waiting.asked(), state, shelf, now, now >= waiting.until());
      met.ifPresentOrElse(out, () -> left.add(waiting));
    }
    state.waiting.clear();
    state.waiting.addAll(left);
  }

  /** When the next question has waited long enough, wall clock, milliseconds. */
  OptionalLong wake(AskState state) {
    return state.waiting.stream().mapToLong(AskState.Waiting::until).min();
  }

  /** Whether nothing has come of the stream for so long that it need not be remembered. */
  boolean isForgotten(AskState state, long now) {
    return state.waiting.isEmpty()
        && (!state.hasSeen() || now - state.cameAt >= settings.forget().toMillis());
  }

  /** Contexts of another model are worth nothing to this one. */
  private void prepare(AskState state, Shelf shelf) throws Exception {
    if (!state.model.equals(settings.model())) {
      state.model = settings.model();
      state.newest = AskState.NOTHING;
      shelf.clear();
    }
  }

  private void keep(Seen seen, Shelf shelf) throws Exception {
    long place = Math.floorDiv(seen.end(), settings.keepMicros());
    if (shelf.has(place)) {
      return;
    }
    List<Long> over = new ArrayList<>();
    for (Map.Entry<Long, Seen> other : shelf.all()) {
      // Either way: an epoch that is over may have had a clock that was ahead.
      if (Math.abs(other.getKey() - place) >= settings.kept()) {
        over.add(other.getKey());
      }
    }
    for (long old : over) {
      shelf.remove(old);
    }
    shelf.put(place, seen);
  }

  private static void cut(StreamCut cut, AskState state) {
    state.endedAt = cut.ended() ? cut.time() : AskState.NEVER;
  }

  private Seen seen(FusedWindow window) {
    float share = window.output().pictureShare();
    if (!window.hasSound()) {
      share = 1;
    } else if (!window.hasPicture()) {
      share = 0;
    }
    return new Seen(
        window.end() - settings.windowMicros(),
        window.end(),
        Math.max(0, Math.min(1, share)),
        window.output().context());
  }
}
