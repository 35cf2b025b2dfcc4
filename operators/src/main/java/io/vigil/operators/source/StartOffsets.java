package io.vigil.operators.source;

/** Where a job without a savepoint and without committed offsets begins to read. */
public enum StartOffsets {
  /** With the oldest record that Kafka still has: nothing is missed. */
  EARLIEST,
  /** With what comes from now on. */
  LATEST
}
