package io.vigil.launcher.cli;

import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.explain.ExplanationJson;
import io.vigil.launcher.explain.ExplanationText;
import io.vigil.launcher.explain.HeatMap;
import io.vigil.launcher.explain.Moment;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.networks.OpenBundle;
import io.vigil.model.bundle.BundleManifest;
import io.vigil.model.inference.Explanation;
import io.vigil.model.inference.FusionOutput;
import io.vigil.model.inference.Inference;
import io.vigil.model.inference.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why the networks say what they say. */
@Command(
    name = "explain",
    description = {
      "Says what a bundle tells of a moment of a film, and why: what it goes by in the pictures, in "
          + "the sound and in the words of a question, and what it would have said deaf or blind.",
      "The drawing shows the pictures of the 4 s before the time, oldest first, and below them the "
          + "spectrogram: red speaks for it, blue against it."
    },
    footer = {
      "",
      "Examples:",
      "  vigil model explain film.mp4 --at 12                        its likeliest event",
      "  vigil model explain film.mp4 --at 1:05 --event thing.person --out why.png",
      "  vigil model explain film.mp4 --at 12 --word red             a word of its caption",
      "  vigil model explain film.mp4 --at 12 --word red --json      for a program",
    })
final class ModelExplainCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILM", description = "A film.")
  private Path film = Path.of("");

  @Option(
      names = "--at",
      required = true,
      paramLabel = "TIME",
      description = {
        "End of the 4 s that are looked at, from the film's beginning: 12, 1:05 or 1:02:03;",
        "parts of a second are rounded up."
      })
  private String at = "";

  @ArgGroup(exclusive = true)
  private @Nullable Asked asked;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "explanation.png",
      description = "Where to draw it (default: explanation.png).")
  private Path out = Path.of("explanation.png");

  @Option(
      names = "--attention",
      description = {
        "Draw the attention of the pictures' network, in place of what counts: its own view,",
        "which is less faithful."
      })
  private boolean attention;

  @Option(names = "--json", description = "Print JSON, one line.")
  private boolean json;

  /** What is explained. */
  static final class Asked {
    @Option(names = "--event", paramLabel = "TYPE", description = "Explain an event.")
    private @Nullable String event;

    @Option(names = "--word", paramLabel = "WORD", description = "Explain a word of the caption.")
    private @Nullable String word;

    @Option(
        names = "--question",
        paramLabel = "TEXT",
        description = "Explain the answer to a question.")
    private @Nullable String question;
  }

  ModelExplainCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    int end = seconds();
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    try (OpenBundle open =
        OpenBundle.at(BundlePath.of(config.model(), context), config.model().gpu())) {
      Inference inference = open.inference();
      Moment moment;
      try (Bars bar = new Bars(context.terminal(), "Decoding", end)) {
        moment = Moment.of(film, end, inference, bar::at);
      }
      FusionOutput output = inference.fuse(List.of(moment.window().encoded(inference))).get(0);
      Explanation explanation = explain(inference, moment, output);
      draw(new HeatMap(moment, explanation));
      print(inference, moment, output, explanation);
    }
    return 0;
  }

  private int seconds() {
    double sum = 0;
    for (String part : at.split(":", -1)) {
      try {
        sum = sum * 60 + Double.parseDouble(part);
      } catch (NumberFormatException e) {
        sum = Double.NaN;
      }
    }
    if (!(sum > 0 && sum < 1e6)) {
      throw new ParameterException(
          spec.commandLine(), "--at must be a time such as 12, 1:05 or 1:02:03, not " + at);
    }
    return (int) Math.ceil(sum);
  }

  private Explanation explain(Inference inference, Moment moment, FusionOutput output) {
    try {
      return inference.explain(moment.window(), subject(inference.manifest(), output));
    } catch (UnsupportedOperationException e) {
      throw new Failure(
          ExitCode.BUNDLE,
          "explain.unsupported",
          String.valueOf(e.getMessage()),
          "take a bundle that was released since, or release it again",
          e);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, "explain.unknown", String.valueOf(e.getMessage()), "name another", e);
    }
  }

  private Subject subject(BundleManifest manifest, FusionOutput output) {
    if (asked != null && asked.event != null) {
      return new Subject.Event(asked.event);
    }
    if (asked != null && asked.word != null) {
      return new Subject.Word(asked.word);
    }
    if (asked != null && asked.question != null) {
      return new Subject.Answer(asked.question);
    }
    int types = manifest.eventTypes().size();
    int newest = (manifest.slots() - 1) * types;
    int best = 0;
    for (int e = 1; e < types; e++) {
      boolean more =
          output.eventProbabilities()[newest + e] > output.eventProbabilities()[newest + best];
      best = more ? e : best;
    }
    return new Subject.Event(manifest.eventTypes().get(best).name());
  }

  private void draw(HeatMap map) {
    try {
      if (!ImageIO.write(map.draw(attention), "png", out.toFile())) {
        throw new IOException("no writer of PNG");
      }
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE, "explain.out", out + " cannot be written", "name another --out", e);
    }
  }

  private void print(
      Inference inference, Moment moment, FusionOutput output, Explanation explanation) {
    Terminal terminal = context.terminal();
    if (json) {
      terminal.line(
          RecordJson.text(
              ExplanationJson.of(inference.manifest(), moment, explanation)
                  .put("film", film.toString())));
      return;
    }
    ExplanationText text = new ExplanationText(inference.manifest(), moment);
    text.said(output, inference.caption(List.of(output.context())).get(0)).forEach(terminal::line);
    text.why(explanation).forEach(terminal::line);
    terminal.note("Drawn in " + out + ".");
  }
}
