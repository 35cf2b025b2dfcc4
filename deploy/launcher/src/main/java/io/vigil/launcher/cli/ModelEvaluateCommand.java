package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.networks.FigureTable;
import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.assets.AssetPack;
import io.vigil.model.evaluate.Evaluation;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.evaluate.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a bundle's quality. */
@Command(
    name = "evaluate",
    description = {
      "Measures a model bundle on what training never saw: events, captions, answers, memory, "
          + "search and the calibration of its confidences, on simulated cameras, on "
          + "combinations that training never showed, and with a pack on real material. Each "
          + "figure has a 95 % interval, and beside it what chance, the commonest answer and "
          + "each sense alone (deaf, blind) reach; docs/evaluation.md tells what each row means."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model evaluate                     as the figures in the bundle were measured",
      "  vigil model evaluate --scenes 6          a first look",
      "  vigil model evaluate --assets pack       with real films, pictures and sounds",
      "  vigil model evaluate --json              for a script",
    })
final class ModelEvaluateCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description = "Cameras of fresh scenes; two thirds as many show held-out combinations.")
  private @Nullable Integer scenes;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds that each camera is watched, at least 10 (default: 60).")
  private @Nullable Integer seconds;

  @Option(
      names = "--assets",
      paramLabel = "PACK",
      description = {
        "A pack of real material, as `vigil model assets` makes it: measures also on scenes",
        "made of its held-out part, on its held-out films, with faults, on held-out pictures,",
        "and on the sounds of ESC-10 if it has them."
      })
  private @Nullable Path assets;

  @Option(names = "--json", description = "Print JSON, one line for each figure.")
  private boolean json;

  ModelEvaluateCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    EvaluationConfig amount = amount();
    Optional<AssetPack> pack = Optional.ofNullable(assets).map(AssetPack::read);
    try (OpenBundle open =
        OpenBundle.at(BundlePath.of(config.model(), context), config.model().gpu())) {
      Evaluation evaluation = new Evaluation(open.inference(), amount, pack);
      List<Figure> figures;
      try (Bars progress = new Bars(context.terminal(), "Evaluating", evaluation.steps())) {
        figures = evaluation.run(done -> note(progress, done));
      }
      print(figures);
    }
    return 0;
  }

  private EvaluationConfig amount() {
    EvaluationConfig standard = EvaluationConfig.standard();
    int cameras = scenes == null ? standard.cameras() : scenes;
    int length = seconds == null ? standard.seconds() : seconds;
    if (cameras < 1 || length < 10) {
      throw new ParameterException(
          spec.commandLine(), "--scenes must be at least 1, and --seconds at least 10");
    }
    int combinations = scenes == null ? standard.combinations() : (cameras * 2 + 2) / 3;
    return new EvaluationConfig(cameras, combinations, length, standard.firstSeed());
  }

  private void note(Bars progress, int done) {
    if (context.interrupts().requested()) {
      throw new CancellationException("evaluation was stopped");
    }
    progress.at(done);
  }

  private void print(List<Figure> figures) {
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      figures.forEach(f -> context.terminal().line(RecordJson.text(mapper.valueToTree(f))));
    } else {
      FigureTable.lines(figures).forEach(context.terminal()::line);
    }
  }
}
