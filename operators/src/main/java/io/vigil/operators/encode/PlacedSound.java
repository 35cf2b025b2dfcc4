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
    SoundPlace place = SoundPlace.of(grid, time, sound.length);
    short[] samples = new short[grid.segmentSamples()];
    System.arraycopy(sound, 0, samples, place.offset(), sound.length);
    return new PlacedSound(place.cell(), place.mask(), samples);
  }
}
