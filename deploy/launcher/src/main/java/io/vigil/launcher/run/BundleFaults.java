package io.vigil.launcher.run;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.bundle.BundleException;
import java.util.Locale;

/** Says in one line what is wrong with a model bundle. */
public final class BundleFaults {
  private BundleFaults() {}

  /** The failure of a bundle that cannot be used; its message names fault and mend. */
  public static Failure of(BundleException e) {
    return new Failure(
        ExitCode.BUNDLE,
        "bundle." + e.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        String.valueOf(e.getMessage()),
        "",
        e);
  }
}
