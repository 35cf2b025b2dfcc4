package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.run.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the embedded broker is and what it keeps. */
public final class EmbeddedOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Keep the embedded broker's log and the job's state here (default: a folder below"
              + " embedded.data-dir, removed at the end).")
  private @Nullable Path dataDir;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the embedded broker on 127.0.0.1, for `vigil watch` and your own consumers.")
  private @Nullable Integer port;

  @Option(
      names = "--bundle",
      paramLabel = "BUNDLE",
      description =
          "Model bundle: a folder, or default or research, which come with Vigil; over"
              + " model.bundle of the configuration.")
  private @Nullable Path bundle;

  /** The options as {@code key=value}. */
  List<String> overrides() {
    List<String> all = new ArrayList<>();
    if (port != null) {
      all.add("embedded.port=" + port);
    }
    if (bundle != null) {
      all.add("model.bundle=" + bundle);
    }
    return all;
  }

  /** The folder for log and state: the user's own, or one that goes with the process. */
  DataDirectory directory(VigilConfig config) {
    return dataDir == null
        ? DataDirectory.temporary(config.embedded().dataDir())
        : DataDirectory.lasting(dataDir.toAbsolutePath());
  }
}
