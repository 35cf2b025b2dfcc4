package io.vigil.operators.subscribe.rule;

import java.util.List;

/**
 * What came of reading something that a person wrote.
 *
 * @param <T> what was to be read
 */
public sealed interface Checked<T> {

  /**
   * All is well.
   *
   * @param value what was read
   */
  record Good<T>(T value) implements Checked<T> {}

  /**
   * Something is wrong.
   *
   * @param faults all of it, at least one
   */
  record Bad<T>(List<Fault> faults) implements Checked<T> {

    /** Copies the list. */
    public Bad {
      faults = List.copyOf(faults);
    }
  }

  /** Good if there is no fault. */
  static <T> Checked<T> of(T value, List<Fault> faults) {
    return faults.isEmpty() ? new Good<>(value) : new Bad<>(faults);
  }

  /** All that is wrong; empty if nothing is. */
  default List<Fault> faults() {
    return this instanceof Bad<T> bad ? bad.faults() : List.of();
  }
}
