package io.vigil.operators.align;

/** What was seen and heard in one slot. Mutable; owned by an {@link AlignState}. */
final class SlotState {

  private static final float[] NONE = {};

  /** [frameTokens, width], empty if no picture was seen. */
  float[] frame = NONE;

  /** Event time of the frame, microseconds UTC. */
  long frameTime = LaneState.NEVER;

  /** Each [width], empty where nothing was heard. */
  final float[][] cells;

  /** When the newest of its records was ingested, wall clock, microseconds UTC. */
  long ingested;

  SlotState(int cellsPerSlot) {
    cells = new float[cellsPerSlot][];
    java.util.Arrays.fill(cells, NONE);
  }

  boolean hasFrame() {
    return frame.length > 0;
  }
}
