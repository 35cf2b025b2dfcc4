package io.vigil.operators.deadletter;

import io.vigil.operators.sink.OutRecord;

/**
 * What became of a record in an asynchronous step, which has no side outputs of its own.
 *
 * @param <T> what the step makes
 */
public sealed interface Outcome<T> {

  /**
   * The step's result.
   *
   * @param value the result
   */
  record Value<T>(T value) implements Outcome<T> {}

  /**
   * A failed record's dead letter.
   *
   * @param code why, for the metric
   * @param letter the record for the topic of dead letters
   */
  record Dead<T>(FailureCode code, OutRecord letter) implements Outcome<T> {}
}
