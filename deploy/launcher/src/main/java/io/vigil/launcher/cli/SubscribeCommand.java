package io.vigil.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands for subscriptions; without one of them, shows the help. */
@Command(
    name = "subscribe",
    description =
        "Says what you want to hear of, tries it out on the past, and shows what matched.",
    synopsisSubcommandLabel = "add|list|remove|watch",
    footer = {
      "",
      "Examples:",
      "  vigil subscribe add night --type motion.enters --hours 22:00-06:00 -b localhost:9092",
      "  vigil subscribe add night -f night.yaml --preview 1d -b localhost:9092",
      "  vigil subscribe list -b localhost:9092",
      "  vigil subscribe watch night -b localhost:9092",
      "  vigil subscribe remove night -b localhost:9092",
    })
final class SubscribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  boolean help() {
    return help;
  }
}
