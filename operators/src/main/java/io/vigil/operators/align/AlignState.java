package io.vigil.operators.align;

import io.vigil.model.memory.TokenMemory;
import io.vigil.operators.encode.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All that is remembered of one stream between two of its records. Mutable, bounded. */
final class AlignState {

  /** The epoch that windows are made of; -1 before the first record. */
  long epoch = -1;

  /** Whether the epoch is over and none newer has begun. */
  boolean closed;

  /** The number of the next emission; never starts over. */
  long ordinal;

  /** Where the next window ends, event time; NEVER before an epoch's first content. */
  long nextEnd = LaneState.NEVER;

  /** Whether a window was emitted since the last cut, so that there is something to cut. */
  boolean open;

  /** Whether a window of the epoch was emitted, so that its end is to be told. */
  boolean begun;

  /** Slots before this one stay out of the memory. */
  long memoryFrom = Long.MIN_VALUE;

  /** The last loss that was told of ends here; what begins before it is the same loss. */
  long lastLossTo = LaneState.NEVER;

  final LaneState picture = new LaneState();
  final LaneState sound = new LaneState();
  final TreeMap<Long, SlotState> slots = new TreeMap<>();
  final List<PendingCut> cuts = new ArrayList<>();

  /** The rolling memory. */
  final TokenMemory memory;

  /** Places of the memory, floats of a token, and audio tokens of a slot. */
  final int memoryTokens;

  final int width;
  final int cellsPerSlot;

  /** The state of a stream of which nothing is known. */
  AlignState(int memoryTokens, int width, int cellsPerSlot, TokenMemory memory) {
    this.memoryTokens = memoryTokens;
    this.width = width;
    this.cellsPerSlot = cellsPerSlot;
    this.memory = memory;
  }

  static AlignState of(AlignSettings settings) {
    return new AlignState(
        settings.memoryTokens(),
        settings.width(),
        settings.grid().cellsPerSlot(),
        new TokenMemory(settings.memoryTokens(), settings.width()));
  }

  /** Whether its tokens are of this model's sizes; those of another model are of no use. */
  boolean fits(AlignSettings settings) {
    return memoryTokens == settings.memoryTokens()
        && width == settings.width()
        && cellsPerSlot == settings.grid().cellsPerSlot();
  }

  /** The same place in the stream, without the content: for a model of other sizes. */
  AlignState emptied(AlignSettings settings) {
    AlignState fresh = of(settings);
    fresh.epoch = epoch;
    fresh.closed = closed;
    fresh.ordinal = ordinal;
    fresh.open = open;
    fresh.begun = begun;
    fresh.picture.take(picture);
    fresh.sound.take(sound);
    return fresh;
  }

  LaneState lane(Modality modality) {
    return modality == Modality.PICTURE ? picture : sound;
  }

  /** Begins an epoch: nothing of the one before is comparable with it. */
  void begin(long newEpoch, long nowMillis) {
    epoch = newEpoch;
    closed = false;
    clear();
    picture.reset(nowMillis);
    sound.reset(nowMillis);
  }

  /** Forgets all content. */
  void clear() {
    nextEnd = LaneState.NEVER;
    open = false;
    begun = false;
    memoryFrom = Long.MIN_VALUE;
    lastLossTo = LaneState.NEVER;
    slots.clear();
    cuts.clear();
    memory.clear();
  }
}
