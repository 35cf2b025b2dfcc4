package io.vigil.launcher.cli;

import io.vigil.launcher.config.ModelSection;
import java.nio.file.Path;

/** Where the model bundle is: the configured one, else the one that comes with Vigil. */
final class BundlePath {
  private static final Path BESIDE_THE_SOURCES = Path.of("model/src/main/bundles/default");

  private static final Path CARD = Path.of("docs/model-card.md");

  private BundlePath() {}

  /** The card of the bundle: its own, or for the one that comes with Vigil that of the docs. */
  static Path card(ModelSection model, CliContext context) {
    return model
        .bundle()
        .map(bundle -> bundle.resolve("model-card.md"))
        .orElseGet(() -> context.home().orElse(Path.of("")).resolve(CARD).toAbsolutePath());
  }

  static Path of(ModelSection model, CliContext context) {
    return model
        .bundle()
        .orElseGet(
            () -> context.home().orElse(Path.of("")).resolve(BESIDE_THE_SOURCES).toAbsolutePath());
  }
}
