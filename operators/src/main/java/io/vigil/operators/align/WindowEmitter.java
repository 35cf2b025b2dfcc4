package io.vigil.operators.align;

import io.vigil.operators.encode.TimeGrid;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Cuts a stream's slots into windows on the absolute grid, and moves what leaves into memory. */
final class WindowEmitter {

  /** A window is made only if something was seen or heard in its newest slots. */
  private static final int FRESH_SLOTS = 2;

  private final TimeGrid grid;
  private final WindowAssembler assembler;
  private final AlignListener listener;

  WindowEmitter(AlignSettings settings, AlignListener listener) {
    this.grid = settings.grid();
    this.assembler = new WindowAssembler(settings);
    this.listener = listener;
  }

  /** Emits every window that ends at or before a limit, and the cuts between them. */
  void emitUpTo(String stream, AlignState state, long limit, Consumer<AlignOutput> out) {
    while (start(state, limit)) {
      takeCuts(stream, state, out);
      long newest = state.nextEnd / grid.hopMicros() - 1;
      if (!hasContent(state, newest - FRESH_SLOTS + 1, newest)) {
        passSilence(stream, state, limit, newest, out);
        continue;
      }
      out.accept(assembler.window(stream, state.ordinal++, state.nextEnd, state));
      state.open = true;
      state.begun = true;
      state.nextEnd += grid.hopMicros();
      forgetUpTo(state, newest - grid.slots() + 1);
    }
  }

  /** Ends an epoch at an event time. */
  static void close(
      String stream, AlignState state, long time, boolean ended, Consumer<AlignOutput> out) {
    out.accept(new StreamCut(stream, state.ordinal++, time, ended, true));
  }

  private void cut(String stream, AlignState state, long time, Consumer<AlignOutput> out) {
    out.accept(new StreamCut(stream, state.ordinal++, time, false, false));
    state.open = false;
    state.memory.clear();
    listener.onCut();
  }

  /** Whether the next window can be emitted; fixes where the first one ends. */
  private boolean start(AlignState state, long limit) {
    if (state.nextEnd == LaneState.NEVER && !state.slots.isEmpty()) {
      long first = (state.slots.firstKey() + 1) * grid.hopMicros();
      if (first <= limit) {
        state.nextEnd = first;
      }
    }
    return state.nextEnd != LaneState.NEVER && state.nextEnd <= limit;
  }

  /** Takes the cuts that lie before the end of the next window. */
  private void takeCuts(String stream, AlignState state, Consumer<AlignOutput> out) {
    while (!state.cuts.isEmpty() && state.cuts.get(0).from() < state.nextEnd) {
      PendingCut cut = state.cuts.remove(0);
      boolean known = cut.from() < state.lastLossTo;
      state.memory.clear();
      state.memoryFrom = Math.max(state.memoryFrom, grid.slotOf(cut.to()));
      if (!cut.loss()) {
        continue;
      }
      state.lastLossTo = Math.max(state.lastLossTo, cut.to());
      if (state.open && !known) {
        cut(stream, state, cut.from(), out);
      }
    }
  }

  /** Nothing new to see: skips this end, or all of the silence if the window is empty. */
  private void passSilence(
      String stream, AlignState state, long limit, long newest, Consumer<AlignOutput> out) {
    long oldest = newest - grid.slots() + 1;
    if (hasContent(state, oldest, newest)) {
      state.nextEnd += grid.hopMicros();
      forgetUpTo(state, oldest);
      return;
    }
    if (state.open) {
      // The last content left the window one slot ago.
      cut(stream, state, oldest * grid.hopMicros(), out);
    }
    forgetUpTo(state, oldest);
    long next = Math.floorDiv(limit, grid.hopMicros()) * grid.hopMicros() + grid.hopMicros();
    Map.Entry<Long, SlotState> content = state.slots.firstEntry();
    if (content != null) {
      next = Math.min(next, (content.getKey() + 1) * grid.hopMicros());
    }
    state.nextEnd = Math.max(state.nextEnd + grid.hopMicros(), next);
  }

  private static boolean hasContent(AlignState state, long from, long to) {
    Long slot = state.slots.ceilingKey(from);
    return slot != null && slot <= to;
  }

  /** Moves slots up to one into the memory, oldest first. */
  private void forgetUpTo(AlignState state, long last) {
    Iterator<Map.Entry<Long, SlotState>> old =
        state.slots.headMap(last, true).entrySet().iterator();
    while (old.hasNext()) {
      Map.Entry<Long, SlotState> entry = old.next();
      if (entry.getKey() >= state.memoryFrom && entry.getValue().hasFrame()) {
        float[] frame = entry.getValue().frame;
        // The last token of a picture stands for the whole of it.
        state.memory.add(Arrays.copyOfRange(frame, frame.length - state.width, frame.length));
      }
      old.remove();
    }
  }

  /** Adds a cut, in order; when there are too many, the oldest two become one. */
  static void addCut(AlignState state, PendingCut cut, int max) {
    List<PendingCut> cuts = state.cuts;
    int at = cuts.size();
    while (at > 0 && cuts.get(at - 1).from() > cut.from()) {
      at--;
    }
    cuts.add(at, cut);
    if (cuts.size() > max) {
      PendingCut first = cuts.remove(0);
      PendingCut second = cuts.remove(0);
      cuts.add(
          0,
          new PendingCut(
              first.from(), Math.max(first.to(), second.to()), first.loss() || second.loss()));
    }
  }
}
