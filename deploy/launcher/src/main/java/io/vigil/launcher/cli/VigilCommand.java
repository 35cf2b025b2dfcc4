package io.vigil.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a subcommand: shows the help. */
@Command(
    name = "vigil",
    mixinStandardHelpOptions = true,
    description = "Watches and listens to live video, and says what happens as it happens.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with:",
      "  vigil demo                       the whole system on a simulated camera",
      "  vigil run film.mp4               your own film",
      "  vigil run rtsp://camera/stream   your own camera",
      "  vigil doctor                     is this machine fit for it?",
      "",
      "`vigil COMMAND --help` shows the options of a command, with examples.",
    })
final class VigilCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
