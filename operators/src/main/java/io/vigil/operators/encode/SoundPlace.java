package io.vigil.operators.encode;

/**
 * Where a segment of sound lies in the second that its encoder takes.
 *
 * @param cell index of the first token's place on the absolute grid
 * @param mask bit i is set if at least half of token i's span is sound
 * @param offset of the sound in the second, samples
 */
record SoundPlace(long cell, int mask, int offset) {

  /**
   * Lays a segment on the grid.
   *
   * @param time of the first sample, microseconds UTC
   * @param length at most one second of samples
   */
  static SoundPlace of(TimeGrid grid, long time, int length) {
    int room = grid.segmentSamples();
    int cellSamples = room / grid.cellsPerSegment();
    long second = Math.floorDiv(time, TimeGrid.SEGMENT_MICROS) * TimeGrid.SEGMENT_MICROS;
    long base = second;
    int offset = samplesBetween(grid, second, time);
    if (offset + length > room) {
      // Not one of ingest's: over a second's border. The nearest place of a token is its start.
      base = Math.floorDiv(time + grid.cellMicros() / 2, grid.cellMicros()) * grid.cellMicros();
      offset = Math.max(0, Math.min(samplesBetween(grid, base, time), room - length));
    }
    int mask = 0;
    for (int i = 0; i < grid.cellsPerSegment(); i++) {
      int from = Math.max(offset, i * cellSamples);
      int to = Math.min(offset + length, (i + 1) * cellSamples);
      if (to - from >= cellSamples / 2) {
        mask |= 1 << i;
      }
    }
    return new SoundPlace(grid.cellOf(base), mask, offset);
  }

  private static int samplesBetween(TimeGrid grid, long from, long to) {
    return (int) Math.round((to - from) * (double) grid.sampleRate() / 1e6);
  }
}
