package io.vigil.operators.encode;

/**
 * A segment of sound, laid into one second that begins on the grid of audio tokens.
 *
 * <p>Ingest's segments end on whole seconds, so the first and the last of an epoch may be short:
 * silence fills them up on the side where the grid leaves room, and the mask says which tokens are
 * of real sound.
 *
 * @param cell index of the first token's place on the absolute grid
 * @param mask bit i is set if at least half of token i's span is sound
 * @param samples one second of samples
 */
// Arrays: handed to the encoder once and dropped.
@SuppressWarnings("ArrayRecordComponent")
record PlacedSound(long cell, int mask, short[] samples) {

  /**
   * Lays a segment on the grid.
   *
   * @param time of the first sample, microseconds UTC
   * @param sound at most one second of samples
   */
  static PlacedSound of(TimeGrid grid, long time, short[] sound) {
    int room = Math.toIntExact(TimeGrid.SEGMENT_MICROS * grid.sampleRate() / 1_000_000);
    int cellSamples = room / grid.cellsPerSegment();
    long second = Math.floorDiv(time, TimeGrid.SEGMENT_MICROS) * TimeGrid.SEGMENT_MICROS;
    long base = second;
    int offset = samplesBetween(grid, second, time);
    if (offset + sound.length > room) {
      // Not one of ingest's: over a second's border. The nearest place of a token is its start.
      base = Math.floorDiv(time + grid.cellMicros() / 2, grid.cellMicros()) * grid.cellMicros();
      offset = Math.max(0, Math.min(samplesBetween(grid, base, time), room - sound.length));
    }
    short[] samples = new short[room];
    System.arraycopy(sound, 0, samples, offset, sound.length);
    int mask = 0;
    for (int i = 0; i < grid.cellsPerSegment(); i++) {
      int from = Math.max(offset, i * cellSamples);
      int to = Math.min(offset + sound.length, (i + 1) * cellSamples);
      if (to - from >= cellSamples / 2) {
        mask |= 1 << i;
      }
    }
    return new PlacedSound(grid.cellOf(base), mask, samples);
  }

  private static int samplesBetween(TimeGrid grid, long from, long to) {
    return (int) Math.round((to - from) * (double) grid.sampleRate() / 1e6);
  }
}
