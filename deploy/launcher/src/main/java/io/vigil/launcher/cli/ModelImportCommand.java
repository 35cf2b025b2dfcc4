package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.config.ConfigException;
import io.vigil.launcher.config.ConfigLoader;
import io.vigil.launcher.config.Problem;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.networks.MappingFile;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.adapt.ForeignException;
import io.vigil.model.adapt.ForeignImport;
import io.vigil.model.adapt.ForeignMapping;
import io.vigil.model.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a bundle of an encoder that was made elsewhere. */
@Command(
    name = "import",
    description = {
      "Makes a bundle whose pictures or sound are encoded by a SavedModel that was made elsewhere "
          + "(TensorFlow, Keras), read by the fusion of a bundle that is there.",
      "Between the two stands a projection, which is learnt here, in minutes, from simulated "
          + "cameras: what the other encoder gives is put into the tokens that the fusion reads. "
          + "Fusion and heads can be trained on top (--steps), with the encoders as they are. The "
          + "figures say how well it is read."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model import yamnet --as yamnet --out mine",
      "  vigil model import mobilenet --as feature-vector --out mine --steps 2000",
      "  vigil model import resnet --as resnet.yaml --out mine      see docs/import.md for its keys",
      "  vigil run --bundle mine film.mp4",
    })
final class ModelImportCommand implements Callable<Integer> {
  private static final String HIGHER = "higher";

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder of the SavedModel.")
  private Path model = Path.of("");

  @Option(
      names = "--as",
      required = true,
      paramLabel = "MAPPING",
      description = "yamnet, movinet, feature-vector, or a YAML file that says how to speak to it.")
  private String as = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the new bundle goes; nothing may stand there.")
  private Path out = Path.of("");

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "120",
      description = "Simulated cameras that the projection is learnt from (default: 120).")
  private int cameras = 120;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Steps of training of fusion and heads on top (default: 0, which leaves them as they "
              + "are). A few hundred can make worse what the projection alone gives.")
  private int steps;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "6",
      description = "Simulated cameras to measure on, before and after (default: 6; 0 leaves it).")
  private int scenes = 6;

  @Option(names = "--json", description = "Print JSON, one line for each figure.")
  private boolean json;

  ModelImportCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (cameras < 5 || steps < 0 || scenes < 0) {
      throw new ParameterException(
          spec.commandLine(), "--cameras must be at least 5, --steps and --scenes at least 0");
    }
    ForeignMapping mapping = mapping();
    if (!Files.isRegularFile(model.resolve("saved_model.pb"))) {
      throw failure(model + " holds no saved_model.pb", "name the folder of a SavedModel", null);
    }
    if (Files.exists(out)) {
      throw failure(
          out + " is there already, and nothing is written over",
          "name another folder with --out",
          null);
    }
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    ForeignImport.Report report;
    try (Bars bar = new Bars(context.terminal(), "Importing", 100)) {
      report = run(mapping, BundlePath.of(config.model(), context), bar);
    }
    print(report);
    if (steps > 0 && report.onTop().steps() == 0) {
      context
          .terminal()
          .note(
              "Fusion and heads stay as they are: those of the base are not of the sizes, types and "
                  + "words that are trained here.");
    }
    context.terminal().note("The new bundle is in " + out + "; use it with --bundle " + out + ".");
    return 0;
  }

  private ForeignMapping mapping() {
    return switch (as) {
      case "yamnet" -> ForeignMapping.yamnet();
      case "movinet" -> ForeignMapping.movinet();
      case "feature-vector" -> ForeignMapping.featureVector();
      default -> {
        Path file = Path.of(as);
        if (!Files.isRegularFile(file)) {
          throw new ParameterException(
              spec.commandLine(),
              "--as: there is no mapping "
                  + as
                  + "; it is yamnet, movinet, feature-vector or a YAML file");
        }
        MappingFile read =
            new ConfigLoader(context.environment())
                .load(MappingFile.class, Optional.of(file), List.of());
        try {
          yield read.mapping();
        } catch (IllegalArgumentException e) {
          throw new ConfigException(as, List.of(new Problem("", String.valueOf(e.getMessage()))));
        }
      }
    };
  }

  private ForeignImport.Report run(ForeignMapping mapping, Path base, Bars bar) {
    try {
      return new ForeignImport(
              model, mapping, base, out, new ForeignImport.Amounts(cameras, steps, scenes))
          .run(
              (share, doing) -> {
                if (context.interrupts().requested()) {
                  throw new CancellationException("the import was stopped");
                }
                bar.at(Math.round(100 * share));
                bar.say(doing);
              });
    } catch (ForeignException e) {
      throw failure(String.valueOf(e.getMessage()), "", e);
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    } catch (IOException e) {
      throw failure(out + " cannot be written: " + e.getMessage(), "name another --out", e);
    }
  }

  private static Failure failure(
      String fault, String mend, @org.jspecify.annotations.Nullable Exception cause) {
    return new Failure(ExitCode.BUNDLE, "import.unfit", fault, mend, cause);
  }

  private void print(ForeignImport.Report report) {
    figure(
        "imported encoder, variance explained",
        report.explained(),
        "share",
        HIGHER,
        String.format(
            Locale.ROOT,
            "of the base's tokens, on media not fitted; %d features, penalty %s",
            report.features(),
            report.strength()));
    if (report.onTop().steps() > 0) {
      figure(
          "training on top, loss",
          report.onTop().last(),
          "nats",
          "lower",
          String.format(
              Locale.ROOT,
              "at first %.2f, %d steps",
              report.onTop().first(),
              report.onTop().steps()));
    }
    if (!Double.isNaN(report.after())) {
      figure(
          "event F1, mean of types",
          report.after(),
          "F1",
          HIGHER,
          String.format(
              Locale.ROOT,
              "base %.2f, by the projection alone %.2f, on %d simulated cameras",
              report.before(),
              report.projected(),
              scenes));
    }
  }

  private void figure(String name, double value, String unit, String better, String detail) {
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("figure", name).put("value", value).put("unit", unit);
      node.putNull("target").put("better", better);
      node.putObject("detail").put("note", detail);
      context.terminal().line(RecordJson.text(node));
    } else {
      context
          .terminal()
          .line(String.format(Locale.ROOT, "%-38s %.3f %s (%s)", name, value, unit, detail));
    }
  }
}
