package io.vigil.launcher.cli;

import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import io.vigil.model.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the networks on the procedural world. */
@Command(
    name = "train",
    description = {
      "Trains the networks on the procedural world. A run can be stopped at any time, and goes on from",
      "its last checkpoint when it is started again with the same folder."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model train --out run --steps 20000      some hours on two cores",
      "  vigil model train --out run --steps 50         does it run at all?",
    })
final class ModelTrainCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the run: checkpoint.vigil and metrics.jsonl.")
  private Path out = Path.of("");

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Steps of training (default: 20000).")
  private int steps = 20_000;

  ModelTrainCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    common.load(context.environment(), List.of());
    Thread trainer = Thread.currentThread();
    context.interrupts().onStop(trainer::interrupt);
    try (Bars bar = new Bars(context.terminal(), "steps", steps)) {
      new Trainer(TrainConfig.standard(out, steps), p -> tell(p, bar)).run();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "train.folder",
          "the run's folder " + out + " cannot be used: " + e.getMessage(),
          "name another with --out",
          e);
    }
    // The interrupt was ours: what follows must not see it.
    boolean interrupted = Thread.interrupted() || context.interrupts().requested();
    context.terminal().note("Checkpoint: " + out.resolve(Trainer.CHECKPOINT));
    return interrupted ? ExitCode.INTERRUPTED.status() : 0;
  }

  private void tell(Progress p, Bars bar) {
    bar.at(p.step());
    String words =
        String.format(
            Locale.ROOT,
            "loss %.3f, events %.3f, caption %.3f, %.1f clips/s",
            p.loss(),
            p.events(),
            p.caption(),
            p.clipsPerSecond());
    bar.say(words);
    Terminal terminal = context.terminal();
    if (!terminal.errIsTerminal()) {
      terminal.line("step " + p.step() + ": " + words);
    }
  }
}
