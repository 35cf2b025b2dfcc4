package io.vigil.launcher.doctor;

import io.vigil.launcher.config.VigilConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs all checks, one after the other; one that throws is a finding too. */
public final class Doctor {
  private final List<Supplier<List<Finding>>> checks;

  /**
   * The checks for a configuration.
   *
   * @param config what is going to be used
   * @param bundle where the model bundle is
   */
  public Doctor(VigilConfig config, Path bundle) {
    this.checks =
        List.of(
            MachineChecks::java,
            MachineChecks::memory,
            () -> MachineChecks.cores(config),
            () -> MachineChecks.disk(config.embedded()),
            MachineChecks::openFiles,
            MachineChecks::clock,
            NativeChecks::tensorflow,
            () -> NativeChecks.gpu(config.model()),
            NativeChecks::ffmpeg,
            NativeChecks::formats,
            NativeChecks::devices,
            () -> ServiceChecks.port(config.embedded()),
            () -> ServiceChecks.bundle(bundle),
            () -> ServiceChecks.kafka(config.kafka()));
  }

  /**
   * Examines the machine.
   *
   * @param listener hears of each finding as it is made
   * @return all findings
   */
  public List<Finding> examine(Consumer<Finding> listener) {
    List<Finding> all = new ArrayList<>();
    for (Supplier<List<Finding>> check : checks) {
      for (Finding finding : run(check)) {
        all.add(finding);
        listener.accept(finding);
      }
    }
    return all;
  }

  private static List<Finding> run(Supplier<List<Finding>> check) {
    try {
      return check.get();
    } catch (RuntimeException | LinkageError e) {
      return List.of(
          Finding.fail("check", String.valueOf(e), "run again with --verbose and report it"));
    }
  }
}
