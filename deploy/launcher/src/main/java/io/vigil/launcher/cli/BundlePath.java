package io.vigil.launcher.cli;

import io.vigil.launcher.config.ModelSection;
import java.nio.file.Path;

/** Where the model bundle is: the configured one, else the one that comes with Vigil. */
final class BundlePath {
  private static final Path BESIDE_THE_SOURCES = Path.of("model/src/main/bundles/default");

  private BundlePath() {}

  static Path of(ModelSection model, CliContext context) {
    return model
        .bundle()
        .orElseGet(
            () -> context.home().orElse(Path.of("")).resolve(BESIDE_THE_SOURCES).toAbsolutePath());
  }
}
