package io.vigil.launcher.bench;

import io.vigil.launcher.config.VigilConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What all benchmarks are told.
 *
 * @param config of the system that is measured
 * @param bundle the model bundle's folder
 * @param scratch a folder for films and logs, which goes when all is measured
 * @param home where Vigil is installed, if known
 * @param quick whether a rough figure in a short time is enough
 * @param minutes how long the whole system is held
 * @param streams how many streams it is held with; empty for as many as it can
 * @param calls calls of the networks over which memory must stay flat
 * @param moments how many the search is measured over; empty for what its target is of
 * @param note hears what is at hand
 * @param stopped whether somebody wants to stop
 */
public record BenchSetting(
    VigilConfig config,
    Path bundle,
    Path scratch,
    Optional<Path> home,
    boolean quick,
    int minutes,
    OptionalInt streams,
    int calls,
    OptionalInt moments,
    Consumer<String> note,
    BooleanSupplier stopped) {

  /** Says what is at hand; throws if somebody wants to stop. */
  void at(String what) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the benchmark was stopped");
    }
    note.accept(what);
  }

  /** One of two amounts, by {@code quick}. */
  int amount(int whenQuick, int otherwise) {
    return quick ? whenQuick : otherwise;
  }
}
