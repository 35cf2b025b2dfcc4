package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.networks.BundleCard;
import io.vigil.launcher.networks.OpenBundle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Describes a bundle. */
@Command(
    name = "info",
    description = {
      "Describes a model bundle: inputs, signatures with shapes and their cost on this "
          + "machine, event types with thresholds, measured quality, where the weights come "
          + "from."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model info",
      "  vigil model info --bundle run/bundle     one of your own",
    })
final class ModelInfoCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();

  ModelInfoCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    Path directory = BundlePath.of(config.model(), context);
    try (OpenBundle open = OpenBundle.at(directory, config.model().gpu())) {
      BundleCard.lines(open).forEach(context.terminal()::line);
    }
    return 0;
  }
}
