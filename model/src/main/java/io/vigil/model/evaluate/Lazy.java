package io.vigil.model.evaluate;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is worked out when it is first asked for, and kept. For one thread. */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> source;
  private Optional<T> value = Optional.empty();

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = value.orElseGet(source);
    value = Optional.of(known);
    return known;
  }
}
