package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.embedded.ThreadBudget;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.evaluate.Evaluation;
import io.vigil.model.evaluate.EvaluationConfig;
import io.vigil.model.evaluate.Figure;
import io.vigil.model.inference.BundleInference;
import io.vigil.model.inference.SessionOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a bundle. */
@Command(
    name = "evaluate",
    description = {
      "Measures a bundle on worlds that training never saw: events, captions, retrieval, with both",
      "senses and with each alone, held-out combinations, calibration. Minutes of work."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model evaluate                        the figures of the README",
      "  vigil model evaluate --quick                a tenth of them, roughly",
      "  vigil model evaluate --bundle /models/mine --json",
    })
final class ModelEvaluateCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();

  @Option(names = "--quick", description = "A tenth of the worlds.")
  private boolean quick;

  @Option(names = "--json", description = "Print JSON, one line for each figure.")
  private boolean json;

  ModelEvaluateCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    EvaluationConfig full = EvaluationConfig.standard();
    EvaluationConfig chosen =
        quick
            ? new EvaluationConfig(
                Math.max(1, full.cameras() / 10),
                full.combinations() / 10,
                full.seconds(),
                full.firstSeed())
            : full;
    int threads = ThreadBudget.ofThisMachine().tensorflowThreads();
    int worlds = chosen.cameras() + chosen.combinations();
    try (BundleInference inference =
        new BundleInference(
            BundleLoader.load(
                BundlePath.of(config.model(), context),
                new SessionOptions(threads, 1, config.model().gpu())))) {
      FigureTable table = new FigureTable(context.terminal(), json);
      measure(inference, chosen, worlds).forEach(table::print);
      return 0;
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private List<Figure> measure(BundleInference inference, EvaluationConfig chosen, int worlds) {
    try (Bars bar = new Bars(context.terminal(), "worlds", worlds)) {
      return new Evaluation(inference, chosen).run(bar::at);
    }
  }
}
