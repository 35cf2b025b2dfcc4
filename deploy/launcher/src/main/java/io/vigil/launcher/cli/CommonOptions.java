package io.vigil.launcher.cli;

import io.vigil.launcher.config.ConfigLoader;
import io.vigil.launcher.config.VigilConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
public final class CommonOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "YAML configuration (default: the defaults; see `vigil config`).")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set one configuration key over the file; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more on standard error, with stack traces of failures.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /**
   * The effective configuration.
   *
   * @param further {@code key=value} of options that stand for keys; they win over {@code --set}
   */
  VigilConfig load(Map<String, String> environment, List<String> further) {
    List<String> all = new ArrayList<>(overrides);
    all.addAll(further);
    return new ConfigLoader(environment).load(Optional.ofNullable(config), all);
  }

  /** What {@code --set} said, for a command whose keys are those of another file. */
  List<String> overrides() {
    return List.copyOf(overrides);
  }

  boolean verbose() {
    return verbose;
  }

  boolean help() {
    return help;
  }
}
