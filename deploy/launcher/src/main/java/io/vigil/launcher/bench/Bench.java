package io.vigil.launcher.bench;

import io.vigil.launcher.failure.Failure;
import java.util.List;

/** One benchmark. */
public interface Bench {
  /** Its name on the command line. */
  String name();

  /**
   * Measures.
   *
   * @throws Failure if it cannot be measured here
   */
  List<BenchFigure> run(BenchSetting setting);
}
