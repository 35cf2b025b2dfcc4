package io.vigil.launcher.cli;

import io.vigil.launcher.bench.Bench;
import io.vigil.launcher.bench.BenchFigure;
import io.vigil.launcher.bench.BenchReport;
import io.vigil.launcher.bench.BenchSetting;
import io.vigil.launcher.bench.Benches;
import io.vigil.launcher.config.NearestName;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures speed and memory. */
@Command(
    name = "bench",
    description = {
      "Measures how fast Vigil is on this machine, each figure beside its ceiling in "
          + "the same run.",
      "Let the machine rest meanwhile: whatever else runs is measured too.",
      "On two cores it takes about an hour, of which 20 minutes hold streams to see "
          + "whether memory grows; with --quick about 15 minutes.",
      "With --json each line is {figure, value, unit, target, better, detail}: the "
          + "value is what the target is of, a ratio where there is a ceiling; what was "
          + "measured is in the detail."
    },
    footer = {
      "",
      "Examples:",
      "  vigil bench                              all, about an hour",
      "  vigil bench --quick                      all, roughly, in about 15 minutes",
      "  vigil bench --only encoder,job --json    two of them, for a script",
      "  vigil bench --only end-to-end --streams 16 --minutes 10",
      "  vigil bench --only server --moments 100000",
      "  vigil bench --only soak --minutes 60     whether memory stays flat for an hour",
    })
final class BenchCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "Of ingest, encoder, session, training, job, end-to-end, server, live, dashboard, start,"
              + " subscriptions and soak, only these (default: all).")
  private List<String> only = new ArrayList<>();

  @Option(names = "--quick", description = "Rough figures in a short time.")
  private boolean quick;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "How long end-to-end holds its streams and soak its camera (default: 10; 1 with"
              + " --quick).")
  private @Nullable Integer minutes;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "Hold so many streams, instead of as many as this machine can.")
  private @Nullable Integer streams;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description =
          "Calls of the networks over which session holds memory (default: 2000; 300"
              + " with --quick).")
  private @Nullable Integer calls;

  @Option(
      names = "--moments",
      paramLabel = "N",
      description = "Measure search over so many moments (default: 1000000; 100000 with --quick).")
  private @Nullable Integer moments;

  @Option(names = "--json", description = "Print JSON, one line for each figure.")
  private boolean json;

  BenchCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Bench> chosen = chosen();
    if ((minutes != null && minutes < 1)
        || (streams != null && streams < 1)
        || (calls != null && calls < 100)
        || (moments != null && moments < 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--minutes, --streams and --moments must be at least 1, --calls at least 100");
    }
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    List<BenchFigure> figures = new ArrayList<>();
    int status = 0;
    try (DataDirectory scratch = DataDirectory.temporary(config.embedded().dataDir());
        Bars bar = new Bars(context.terminal(), "Measuring", chosen.size())) {
      for (int i = 0; i < chosen.size(); i++) {
        bar.at(i);
        try {
          List<BenchFigure> measured =
              chosen.get(i).run(setting(config, scratch, bar, chosen.get(i)));
          figures.addAll(measured);
          if (json) {
            measured.forEach(f -> context.terminal().line(RecordJson.text(BenchReport.json(f))));
          }
        } catch (Failure e) {
          // The others can still be measured.
          context.terminal().note("vigil: " + chosen.get(i).name() + ": " + e.line());
          status = e.exit().status();
        }
      }
    }
    if (!json && !figures.isEmpty()) {
      BenchReport.table(figures).forEach(context.terminal()::line);
    }
    return status;
  }

  private List<Bench> chosen() {
    for (String name : only) {
      if (!Benches.names().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--only: no benchmark '"
                + name
                + "'; "
                + NearestName.of(name, Benches.names())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("there are " + String.join(", ", Benches.names())));
      }
    }
    return Benches.all().stream()
        .filter(bench -> only.isEmpty() || only.contains(bench.name()))
        .toList();
  }

  private BenchSetting setting(VigilConfig config, DataDirectory scratch, Bars bar, Bench bench) {
    Integer given = streams;
    Integer over = moments;
    return new BenchSetting(
        config,
        BundlePath.of(config.model(), context),
        scratch.path(),
        context.home(),
        quick,
        minutes == null ? (quick ? 1 : 10) : minutes,
        given == null ? OptionalInt.empty() : OptionalInt.of(given),
        calls == null ? (quick ? 300 : 2000) : calls,
        over == null ? OptionalInt.empty() : OptionalInt.of(over),
        what -> {
          if (!what.isEmpty()) {
            bar.say(bench.name() + ": " + what);
          }
        },
        context.interrupts()::requested);
  }
}
