package io.vigil.launcher.cli;

import io.vigil.launcher.config.ModelSection;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the model bundle is: the configured folder, or one of those that come with Vigil by its
 * name. A folder of that name where Vigil is run is the user's own and goes first.
 */
final class BundlePath {
  private static final Path BESIDE_THE_SOURCES = Path.of("model/src/main/bundles");

  private static final Path DEFAULT = Path.of("default");

  private static final String CARD = "model-card.md";

  private BundlePath() {}

  /** The card of the bundle, which lies in it. */
  static Path card(ModelSection model, CliContext context) {
    return of(model, context).resolve(CARD);
  }

  static Path of(ModelSection model, CliContext context) {
    Path shipped = context.home().orElse(Path.of("")).resolve(BESIDE_THE_SOURCES).toAbsolutePath();
    if (model.bundle().isEmpty()) {
      return shipped.resolve(DEFAULT);
    }
    Path chosen = model.bundle().get();
    Path named = shipped.resolve(chosen);
    boolean name = chosen.getNameCount() == 1 && !chosen.isAbsolute();
    return name && !Files.exists(chosen) && Files.isDirectory(named) ? named : chosen;
  }
}
