package io.vigil.launcher.cli;

import io.vigil.launcher.config.ConfigException;
import io.vigil.launcher.config.ConfigLoader;
import io.vigil.launcher.config.ConfigPrinter;
import io.vigil.launcher.config.Problem;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.networks.FigureTable;
import io.vigil.launcher.networks.Release;
import io.vigil.launcher.networks.TrainingRun;
import io.vigil.launcher.training.LiveReport;
import io.vigil.launcher.training.TrainingFile;
import io.vigil.model.train.Checkpoint;
import io.vigil.model.train.Progress;
import io.vigil.model.train.TrainConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
      "  vigil model train --example > run.yaml   every key, to begin from",
      "  vigil model train run.yaml               as it says",
      "  vigil model train --out run --steps 6000 --release run/bundle   and make a bundle of it",
      "  vigil run --bundle run/bundle film.mp4                          which runs like ours",
    })
final class ModelTrainCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG.yaml",
      description = {
        "The run, as --example shows it; what it leaves out is as in the run that made the shipped",
        "bundle. Options win over it, and --set KEY=VALUE sets any of its keys."
      })
  private @Nullable Path file;

  @Option(names = "--example", description = "Print such a file with every key and its default.")
  private boolean example;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where checkpoint, metrics and report.html go; a run found there is continued. Needed"
              + " here or in the file.")
  private @Nullable Path out;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Length of the schedule (default: 6000; some 2 s a step on two cores).")
  private @Nullable Integer steps;

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

  @Option(names = "--name", paramLabel = "NAME", description = "Name of the bundle (default: own).")
  private @Nullable String name;

  @Option(
      names = "--bundle-version",
      paramLabel = "VERSION",
      description = "Version of the bundle (default: 0.0.1).")
  private @Nullable String version;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description = "Cameras to calibrate and measure the bundle on (default: 60 and 60).")
  private @Nullable Integer scenes;

  @Option(
      names = "--calibrate",
      paramLabel = "N",
      description = "Cameras to calibrate on instead: what is rare needs many to be told by.")
  private @Nullable Integer calibrate;

  ModelTrainCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (example) {
      context
          .terminal()
          .out()
          .print(ConfigPrinter.explained(read(Optional.empty(), List.of("out=run"))));
      context.terminal().out().flush();
      return 0;
    }
    if (out == null && file == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--out=DIR says where the run goes, or a CONFIG.yaml with the key out");
    }
    TrainingFile chosen = read(Optional.ofNullable(file), overrides());
    TrainConfig config = config(chosen);
    TrainingRun run = new TrainingRun(config);
    Terminal terminal = context.terminal();
    Optional<Checkpoint> start = run.checkpoint();
    long begin = start.map(Checkpoint::step).orElse(0L);
    if (start.filter(run::complete).isPresent()) {
      terminal.note(
          "The run in %s is complete: %d of %d steps."
              .formatted(chosen.out(), begin, chosen.steps()));
    } else {
      terminal.note(
          "%s at step %d of %d in %s; Ctrl-C stops."
              .formatted(
                  start.isPresent() ? "Going on" : "Beginning",
                  begin,
                  chosen.steps(),
                  chosen.out()));
      if (!train(run, chosen, config, begin)) {
        long reached = run.checkpoint().map(Checkpoint::step).orElse(0L);
        terminal.note(
            "Stopped at step " + reached + ", which is saved; the same command goes on from it.");
        return ExitCode.INTERRUPTED.status();
      }
      terminal.note(
          "Trained: %d steps; the weights are in %s.".formatted(chosen.steps(), chosen.out()));
    }
    chosen.release().dir().ifPresent(directory -> release(run, config, chosen, directory));
    return 0;
  }

  private TrainingFile read(Optional<Path> from, List<String> overrides) {
    return new ConfigLoader(context.environment()).load(TrainingFile.class, from, overrides);
  }

  /** The options as keys of the file. */
  private List<String> overrides() {
    List<String> keys = new ArrayList<>(common.overrides());
    add(keys, "out", out);
    add(keys, "steps", steps);
    add(keys, "seed", seed);
    add(keys, "clips", clips);
    add(keys, "rate.peak", rate);
    add(keys, "data.assets", assets);
    add(keys, "from", from);
    add(keys, "bfloat16", bfloat16 ? true : null);
    add(keys, "release.dir", release);
    add(keys, "release.name", name);
    add(keys, "release.version", version);
    add(keys, "release.scenes", scenes);
    add(keys, "release.calibrate", calibrate);
    return keys;
  }

  private static void add(List<String> keys, String key, @Nullable Object value) {
    if (value != null) {
      keys.add(key + "=" + value);
    }
  }

  private TrainConfig config(TrainingFile chosen) {
    try {
      return chosen.config();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          file == null ? "configuration" : file.toString(),
          List.of(new Problem("data", String.valueOf(e.getMessage()))));
    }
  }

  private boolean train(TrainingRun run, TrainingFile chosen, TrainConfig config, long begin) {
    Thread trainer = Thread.currentThread();
    context.interrupts().onStop(trainer::interrupt);
    try (LiveReport live = new LiveReport(chosen.report(), config, begin, context.clock());
        Bars bar = new Bars(context.terminal(), "Training", chosen.steps())) {
      return run.train(
          progress -> {
            report(progress, config, bar);
            live.add(progress);
          });
    } finally {
      context.interrupts().onStop(() -> {});
    }
  }

  private void report(Progress progress, TrainConfig config, Bars bar) {
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
      context
          .terminal()
          .note("step " + progress.step() + " of " + config.schedule().steps() + ": " + text);
    }
  }

  private void release(TrainingRun run, TrainConfig config, TrainingFile chosen, Path directory) {
    try (Bars bar = new Bars(context.terminal(), "Releasing", -1)) {
      FigureTable.lines(
              new Release(chosen.release().config(), bar::say)
                  .make(config, run.checkpoint().orElseThrow(), directory))
          .forEach(context.terminal()::line);
    }
    context.terminal().note("The bundle is in " + directory + ".");
  }
}
