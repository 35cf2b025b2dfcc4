package io.vigil.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has no action of its own: shows the help of its subcommands. */
@Command(
    name = "model",
    description = "Measures, trains and describes model bundles.",
    mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
