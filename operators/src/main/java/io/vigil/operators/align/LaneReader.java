package io.vigil.operators.align;

import io.vigil.operators.encode.Modality;
import io.vigil.operators.encode.TimeGrid;
import io.vigil.operators.encode.TokenRecord;
import java.util.Arrays;
import java.util.Map;

/** Takes a modality's records in their order and lays their tokens into slots. */
final class LaneReader {

  private static final int MAX_CUTS = 64;

  /** Sample counts are rounded to microseconds: an end this near to the grid is on it. */
  private static final long SNAP_MICROS = 2_000;

  private final AlignSettings settings;
  private final TimeGrid grid;
  private final AlignListener listener;

  LaneReader(AlignSettings settings, AlignListener listener) {
    this.settings = settings;
    this.grid = settings.grid();
    this.listener = listener;
  }

  /** Takes all records whose turn it is, giving up on those that were waited for too long. */
  void drain(Modality modality, AlignState state, WallClock clock) {
    LaneState lane = state.lane(modality);
    while (!lane.pending.isEmpty()) {
      Map.Entry<LaneState.Position, TokenRecord> head = lane.pending.firstEntry();
      boolean newer = head.getKey().epoch() > state.epoch;
      if (newer || head.getKey().sequence() > lane.next) {
        if (lane.blockedSince == LaneState.NEVER) {
          lane.blockedSince = clock.now();
        }
        boolean givenUp =
            clock.over(lane.blockedSince, settings.reorderWait())
                || lane.pending.size() > settings.maxPending();
        if (newer || !givenUp) {
          return;
        }
        passOver(lane, head.getValue(), state);
      }
      lane.pending.pollFirstEntry();
      lane.blockedSince = LaneState.NEVER;
      lane.next = head.getKey().sequence() + 1;
      apply(head.getValue(), lane, state, clock.now());
    }
    lane.blockedSince = LaneState.NEVER;
  }

  private void passOver(LaneState lane, TokenRecord next, AlignState state) {
    if (lane.bound == LaneState.NEVER) {
      // The job began in the middle of an epoch: what was before is not lost, only not asked for.
      return;
    }
    listener.onMissing(next.modality(), next.sequence() - lane.next);
    addCut(state, new PendingCut(lane.bound, Math.max(lane.bound, next.time()), true));
  }

  private void apply(TokenRecord record, LaneState lane, AlignState state, long now) {
    if (record.discontinuity() && lane.bound != LaneState.NEVER) {
      addCut(state, new PendingCut(record.time(), record.time(), false));
    }
    switch (record.kind()) {
      case TOKENS, SKIPPED -> {
        long end = mediaEnd(record);
        lane.mediaEnd = Math.max(lane.mediaEnd, end);
        place(record, state);
        lane.raise(end, now);
      }
      case HEARTBEAT -> lane.raise(record.time(), now);
      case GAP -> {
        addCut(state, new PendingCut(record.time(), Math.max(record.time(), record.end()), true));
        lane.raise(record.end(), now);
      }
      case END -> {
        lane.ended = true;
        lane.endTime = record.time();
        lane.raise(record.time(), now);
      }
    }
  }

  /** A frame stands for its slot, for each slot has one; sound ends where it ends. */
  private long mediaEnd(TokenRecord record) {
    if (record.modality() == Modality.PICTURE) {
      return (record.cell() + 1) * grid.hopMicros();
    }
    long cell = grid.cellMicros();
    long nearest = Math.floorDiv(record.end() + cell / 2, cell) * cell;
    return Math.abs(record.end() - nearest) <= SNAP_MICROS ? nearest : record.end();
  }

  private void place(TokenRecord record, AlignState state) {
    int tokens =
        record.modality() == Modality.PICTURE ? settings.frameTokens() : grid.cellsPerSegment();
    if (record.tokens().length != tokens * settings.width()) {
      // Skipped, or encoded by another model before a restore with this one.
      return;
    }
    boolean late = false;
    if (record.modality() == Modality.PICTURE) {
      late = isLate(record.cell(), state);
      SlotState slot = late ? null : slot(record.cell(), record, state);
      // The first frame of a slot is the slot's, whatever rate ingest samples at.
      if (slot != null && !slot.hasFrame()) {
        slot.frame = record.tokens();
        slot.frameTime = record.time();
      }
    } else {
      int width = settings.width();
      for (int i = 0; i < record.tokens().length / width; i++) {
        long cell = record.cell() + i;
        long index = grid.slotOfCell(cell);
        if ((record.mask() & 1 << i) == 0) {
          continue;
        }
        if (isLate(index, state)) {
          late = true;
          continue;
        }
        slot(index, record, state).cells[Math.floorMod(cell, grid.cellsPerSlot())] =
            Arrays.copyOfRange(record.tokens(), i * width, (i + 1) * width);
      }
    }
    if (late) {
      listener.onLate(record.modality());
    }
  }

  private boolean isLate(long slot, AlignState state) {
    return state.nextEnd != LaneState.NEVER && slot < state.nextEnd / grid.hopMicros() - 1;
  }

  private SlotState slot(long index, TokenRecord record, AlignState state) {
    SlotState slot = state.slots.computeIfAbsent(index, i -> new SlotState(grid.cellsPerSlot()));
    slot.ingested = Math.max(slot.ingested, record.ingested());
    return slot;
  }

  private static void addCut(AlignState state, PendingCut cut) {
    WindowEmitter.addCut(state, cut, MAX_CUTS);
  }
}
