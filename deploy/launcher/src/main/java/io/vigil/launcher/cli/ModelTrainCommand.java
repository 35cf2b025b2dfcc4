package io.vigil.launcher.cli;

import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.networks.FigureTable;
import io.vigil.launcher.networks.Release;
import io.vigil.launcher.networks.TrainingRun;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.release.ReleaseConfig;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Material;
import io.vigil.model.train.Progress;
import io.vigil.model.train.Schedule;
import io.vigil.model.train.TrainConfig;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains networks. */
@Command(
    name = "train",
    description = {
      "Trains the networks on the procedural world, and on real material with --assets.",
      "A run can be stopped at any time, by Ctrl-C or worse, and goes on from its last "
          + "checkpoint when started again with the same --out."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model train --out run --steps 6000",
      "  vigil model train --out run --steps 6000 --release run/bundle   and make a bundle of it",
      "  vigil run --bundle run/bundle film.mp4                          which runs like ours",
    })
final class ModelTrainCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where checkpoint and metrics.jsonl go; a run found there is continued.")
  private Path out = Path.of("");

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "6000",
      description = "Length of the schedule (default: 6000; some 2 s a step on two cores).")
  private int steps = 6000;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of weights and draws.")
  private @Nullable Long seed;

  @Option(names = "--clips", paramLabel = "N", description = "Clips of a step (default: 16).")
  private @Nullable Integer clips;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Highest learning rate (default: 0.001).")
  private @Nullable Double rate;

  @Option(
      names = "--assets",
      paramLabel = "PACK",
      description = {
        "A pack of real material, as `vigil model assets` makes it: three quarters of what is learnt",
        "from is then made of it. Without one, everything is simulated."
      })
  private @Nullable Path assets;

  @Option(
      names = "--from",
      paramLabel = "BUNDLE",
      description = "Begin a new run with the weights of a bundle rather than by chance.")
  private @Nullable Path from;

  @Option(
      names = "--bfloat16",
      description = "Take products of matrices in bfloat16: faster where the processor has it.")
  private boolean bfloat16;

  @Option(
      names = "--release",
      paramLabel = "DIR",
      description = "When trained, calibrate and measure, and write the bundle here.")
  private @Nullable Path release;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "own",
      description = "Name of the bundle (default: own).")
  private String name = "own";

  @Option(
      names = "--bundle-version",
      paramLabel = "VERSION",
      defaultValue = "0.0.1",
      description = "Version of the bundle (default: 0.0.1).")
  private String version = "0.0.1";

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description = "Cameras to calibrate and measure the bundle on (default: 60 and 60).")
  private @Nullable Integer scenes;

  ModelTrainCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TrainConfig config = config();
    TrainingRun run = new TrainingRun(config);
    Terminal terminal = context.terminal();
    Optional<Checkpoint> start = run.checkpoint();
    long begin = start.map(Checkpoint::step).orElse(0L);
    if (start.filter(run::complete).isPresent()) {
      terminal.note("The run in " + out + " is complete: " + begin + " of " + steps + " steps.");
    } else {
      terminal.note(
          start.isPresent()
              ? "Going on at step " + begin + " of " + steps + " in " + out + "; Ctrl-C stops."
              : "Beginning at step 0 of " + steps + " in " + out + "; Ctrl-C stops.");
      if (!train(run)) {
        long reached = run.checkpoint().map(Checkpoint::step).orElse(0L);
        terminal.note(
            "Stopped at step " + reached + ", which is saved; the same command goes on from it.");
        return ExitCode.INTERRUPTED.status();
      }
      terminal.note("Trained: " + steps + " steps; the weights are in " + out + ".");
    }
    Path directory = release;
    if (directory != null) {
      release(run, config, directory);
    }
    return 0;
  }

  private TrainConfig config() {
    TrainConfig standard = TrainConfig.standard(out, steps);
    int count = clips == null ? standard.clips() : clips;
    if (steps < 1 || count < 2 || (rate != null && !(rate > 0)) || (scenes != null && scenes < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--steps and --scenes must be at least 1, --clips at least 2, --rate above 0");
    }
    Schedule schedule = standard.schedule();
    return new TrainConfig(
        out,
        Optional.ofNullable(from),
        seed == null ? standard.seed() : seed,
        count,
        new Schedule(
            rate == null ? schedule.peak() : rate, schedule.warmUp(), steps, schedule.coolDown()),
        standard.losses(),
        standard.clip(),
        standard.decay(),
        standard.averaging(),
        standard.makers(),
        standard.uses(),
        standard.pool(),
        assets == null ? standard.material() : Material.of(assets),
        bfloat16,
        standard.checkpointEvery());
  }

  private boolean train(TrainingRun run) {
    Thread trainer = Thread.currentThread();
    context.interrupts().onStop(trainer::interrupt);
    try (Bars bar = new Bars(context.terminal(), "Training", steps)) {
      return run.train(progress -> report(progress, bar));
    } finally {
      context.interrupts().onStop(() -> {});
    }
  }

  private void report(Progress progress, Bars bar) {
    String text =
        String.format(
            Locale.ROOT, "loss %.3f, %.1f clips/s", progress.loss(), progress.clipsPerSecond());
    if (common.verbose()) {
      text +=
          String.format(
              Locale.ROOT,
              ", events %.4f, caption %.3f, due %.3f, contrastive %.3f, gradient %.2f, rate %.5f",
              progress.events(),
              progress.caption(),
              progress.due(),
              progress.contrastive(),
              progress.norm(),
              progress.rate());
    }
    bar.at(progress.step());
    bar.say(text);
    if (!context.terminal().errIsTerminal()) {
      context.terminal().note("step " + progress.step() + " of " + steps + ": " + text);
    }
  }

  private void release(TrainingRun run, TrainConfig config, Path directory) {
    ReleaseConfig standard = ReleaseConfig.standard(name, version);
    ReleaseConfig chosen =
        new ReleaseConfig(
            name, version, amount(standard.validation()), amount(standard.evaluation()));
    try (Bars bar = new Bars(context.terminal(), "Releasing", -1)) {
      FigureTable.lines(
              new Release(chosen, bar::say).make(config, run.checkpoint().orElseThrow(), directory))
          .forEach(context.terminal()::line);
    }
    context.terminal().note("The bundle is in " + directory + ".");
  }

  private EvaluationConfig amount(EvaluationConfig standard) {
    return scenes == null
        ? standard
        : new EvaluationConfig(
            scenes,
            standard.combinations() == 0 ? 0 : (scenes * 2 + 2) / 3,
            standard.seconds(),
            standard.firstSeed());
  }
}
