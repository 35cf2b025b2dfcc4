package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.event.EventType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Describes a bundle. */
@Command(
    name = "info",
    description =
        "Says what a bundle is: its origin, what it tells apart, and its measured quality.",
    footer = {
      "",
      "Examples:",
      "  vigil model info",
      "  vigil model info --bundle /models/mine",
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
    try {
      print(directory, BundleLoader.manifest(directory));
      return 0;
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private void print(Path directory, BundleManifest m) {
    Terminal terminal = context.terminal();
    terminal.line(
        terminal.paint(Colour.STRONG, m.name() + " " + m.version())
            + ", "
            + m.licence()
            + ", in "
            + directory);
    terminal.line(
        "  takes pictures of %d x %d and sound of %d Hz; a window is %.1f s, a hop %.1f s"
            .formatted(
                m.frameSize(),
                m.frameSize(),
                m.sampleRate(),
                m.slots() * m.hopMicros() / 1e6,
                m.hopMicros() / 1e6));
    terminal.line(
        "  fusion %s, width %d, embedding %d, memory %d, %d words"
            .formatted(
                m.fusion(),
                m.width(),
                m.embeddingWidth(),
                m.memoryTokens(),
                m.vocabulary().size()));
    new TreeMap<>(m.provenance()).forEach((key, value) -> terminal.line("  " + key + ": " + value));
    List<String> types = m.eventTypes().stream().map(EventType::name).toList();
    terminal.line("  events: " + String.join(", ", types));
    terminal.line(terminal.paint(Colour.STRONG, "measured") + " (vigil model evaluate)");
    new TreeMap<>(m.quality())
        .forEach(
            (name, value) ->
                terminal.line(String.format(Locale.ROOT, "  %-44s %8.3f", name, value)));
  }
}
