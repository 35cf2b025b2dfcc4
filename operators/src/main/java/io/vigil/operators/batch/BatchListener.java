package io.vigil.operators.batch;

/** Hears of each batch that was run; metrics are such a listener. Called on worker threads. */
@FunctionalInterface
public interface BatchListener {

  /**
   * A batch was run.
   *
   * @param size its items
   * @param nanos how long the call took, nanoseconds
   */
  void onBatch(int size, long nanos);
}
