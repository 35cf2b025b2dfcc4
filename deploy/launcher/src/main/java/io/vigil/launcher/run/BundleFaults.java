package io.vigil.launcher.run;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.bundle.Bundle;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.inference.SessionOptions;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line what is wrong with a model bundle. */
public final class BundleFaults {
  private static final Logger LOG = LoggerFactory.getLogger(BundleFaults.class);

  private BundleFaults() {}

  /**
   * Loads a bundle and lets it go again, so that what is wrong with it is told before a job is made
   * of it.
   *
   * @throws Failure naming fault and mend
   */
  public static void check(Path bundle, SessionOptions options) {
    try (Bundle loaded = BundleLoader.load(bundle, options)) {
      LOG.debug("Bundle {} {} is whole", loaded.manifest().name(), loaded.manifest().version());
    } catch (BundleException e) {
      throw of(e);
    }
  }

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
