package io.vigil.operators.align;

/**
 * The wall clock as an attempt of a task knows it.
 *
 * @param now milliseconds
 * @param startedAt when the attempt began: a wait that an earlier attempt began starts anew,
 *     because what it waits for may come only now
 * @param ordered whether the records of a modality come in the order of their sequences: always,
 *     but for a while after a restore, when what was in flight may be overtaken
 */
record WallClock(long now, long startedAt, boolean ordered) {

  /** A moment of an earlier attempt is as old as this attempt. */
  long since(long millis) {
    return Math.max(millis, startedAt);
  }

  boolean over(long millis, java.time.Duration wait) {
    return millis != LaneState.NEVER && now - since(millis) >= wait.toMillis();
  }
}
