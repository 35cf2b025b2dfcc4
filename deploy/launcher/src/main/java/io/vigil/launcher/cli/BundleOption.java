package io.vigil.launcher.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bundle. */
public final class BundleOption {
  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description =
          "Model bundle: a folder, or default or research, which come with Vigil; over"
              + " model.bundle of the configuration.")
  private @Nullable Path bundle;

  /** The option as {@code key=value}. */
  List<String> overrides() {
    return bundle == null ? List.of() : List.of("model.bundle=" + bundle);
  }
}
