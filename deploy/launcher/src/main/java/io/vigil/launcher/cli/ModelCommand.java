package io.vigil.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The networks' own commands; without one of them, shows the help. */
@Command(
    name = "model",
    description =
        "Describes, measures, explains, adapts and trains the networks, and makes packs for it.",
    synopsisSubcommandLabel = "info|evaluate|explain|finetune|import|assets|train",
    footer = {
      "",
      "Examples:",
      "  vigil model info                         shapes, cost and measured quality of the bundle",
      "  vigil model evaluate                     measure its quality here",
      "  vigil model explain film.mp4 --at 12     why it says what it says",
      "  vigil model finetune --clips clips --out mine   teach it events of your own",
      "  vigil model import yamnet --as yamnet --out mine   take an encoder made elsewhere",
      "  vigil model assets data --out pack       make real material ready to train from",
      "  vigil model train --out run              train one of your own",
    })
final class ModelCommand implements Callable<Integer> {
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
