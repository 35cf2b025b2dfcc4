package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.finetune.ClipReader;
import io.vigil.launcher.finetune.TuningText;
import io.vigil.launcher.run.BundleFaults;
import io.vigil.model.adapt.ClipSet;
import io.vigil.model.adapt.Tuner;
import io.vigil.model.adapt.TuningConfig;
import io.vigil.model.adapt.TuningReport;
import io.vigil.model.bundle.BundleException;
import io.vigil.model.bundle.BundleLoader;
import io.vigil.model.bundle.BundleManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adapts a bundle to a user's own classes. */
@Command(
    name = "finetune",
    description = {
      "Teaches a bundle event types of your own from labelled clips, and writes a new bundle "
          + "beside the old one. What it told before, it tells as before.",
      "Ten clips of each class are a good beginning. A fifth of them is not learnt from: on it the "
          + "new bundle is judged, beside the old one and beside always saying the commonest class."
    },
    footer = {
      "",
      "CLIPS is a folder that holds a folder for each class, with films, sounds or stills of it:",
      "  clips/doorbell/front.wav   clips/doorbell/back.mp4   clips/cat_flap/in.mp4",
      "or a CSV beside the files, for times within films (empty times stand for the whole file):",
      "  file,start,end,label,part",
      "  yard.mp4,12.5,15,cat_flap,train",
      "Its column part (train or test), where there is one, says what is judged by.",
      "What is not labelled in a film counts as none of the classes. A class named none holds",
      "clips of nothing that is to be told. Class NAME becomes the event type custom.NAME.",
      "",
      "Examples:",
      "  vigil model finetune --clips clips --out mine",
      "  vigil model finetune --clips clips.csv --out mine --licence CC-BY-4.0 --json",
      "  vigil run --bundle mine film.mp4             tells custom.doorbell as any other event",
    })
final class ModelFinetuneCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private BundleOption bundle = new BundleOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "CLIPS",
      description = "Folder with a folder for each class, or a CSV.")
  private Path clips = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the new bundle goes; nothing may stand there.")
  private Path out = Path.of("");

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of a class's clips that is judged by (default: 0.2).")
  private double heldOut = 0.2;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the new bundle (default: that of --out).")
  private @Nullable String name;

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "licence not stated",
      description = "Licence of the clips, as the new bundle tells where it comes from.")
  private String licence = "licence not stated";

  @Option(
      names = "--variants",
      paramLabel = "N",
      defaultValue = "4",
      description = "How often each clip is learnt from, changed each time (default: 4).")
  private int variants = 4;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "6",
      description = {
        "Simulated cameras on which old and new bundle are compared and false alarms are counted",
        "(default: 6; 0 leaves that out)."
      })
  private int scenes = 6;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all that is drawn (default: 1).")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON, one line for each figure.")
  private boolean json;

  ModelFinetuneCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!(heldOut > 0 && heldOut < 1) || variants < 0 || variants > 50 || scenes < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--held-out must be between 0 and 1, --variants between 0 and 50, --scenes at least 0");
    }
    VigilConfig config = common.load(context.environment(), bundle.overrides());
    Path source = BundlePath.of(config.model(), context);
    BundleManifest known = check(source);
    List<String> leftOut = new ArrayList<>();
    TuningReport report;
    try (Bars bar = new Bars(context.terminal(), "Fine-tuning", 100)) {
      ClipSet set = read(bar, leftOut);
      refuseKnown(known, set);
      report = tune(source, set, bar);
    } catch (InterruptedException e) {
      throw new CancellationException("fine-tuning was stopped");
    } finally {
      context.interrupts().onStop(() -> {});
    }
    print(report);
    leftOut.forEach(line -> context.terminal().note("Left out: " + line));
    context.terminal().note("The new bundle is in " + out + "; use it with --bundle " + out + ".");
    return leftOut.isEmpty() ? ExitCode.OK.status() : ExitCode.SOURCE.status();
  }

  private BundleManifest check(Path source) {
    if (Files.exists(out)) {
      throw new Failure(
          ExitCode.USAGE,
          "finetune.out",
          out + " is there already, and nothing is written over",
          "name another folder with --out");
    }
    try {
      return BundleLoader.manifest(source);
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    }
  }

  private static void refuseKnown(BundleManifest known, ClipSet set) {
    for (String of : set.classes()) {
      String type = TuningConfig.PREFIX + of;
      if (known.eventTypes().stream().anyMatch(t -> t.name().equals(type))) {
        throw new Failure(
            ExitCode.USAGE,
            "finetune.known",
            "the bundle tells " + type + " already",
            "name the class otherwise, or begin from the bundle that does not");
      }
    }
  }

  private ClipSet read(Bars bar, List<String> leftOut) throws InterruptedException {
    Thread reader = Thread.currentThread();
    context.interrupts().onStop(reader::interrupt);
    try {
      return new ClipReader(clips, heldOut, leftOut::add)
          .read(
              (done, all) -> {
                bar.at(10L * done / all);
                bar.say("decoding");
              });
    } finally {
      context.interrupts().onStop(() -> {});
    }
  }

  private TuningReport tune(Path source, ClipSet set, Bars bar) {
    String called = name == null ? String.valueOf(out.getFileName()) : name;
    TuningConfig standard =
        TuningConfig.standard(called, clips.getFileName() + ", " + licence, seed);
    TuningConfig config =
        new TuningConfig(
            standard.name(), standard.data(), seed, variants, standard.worldCameras(), scenes);
    Tuner tuner =
        new Tuner(
            config,
            (share, doing) -> {
              if (context.interrupts().requested()) {
                throw new CancellationException("fine-tuning was stopped");
              }
              bar.at(10 + Math.round(90 * share));
              bar.say(doing);
            });
    try {
      return tuner.tune(source, set, out);
    } catch (BundleException e) {
      throw BundleFaults.of(e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "finetune.out",
          out + " cannot be written: " + e.getMessage(),
          "name another folder with --out",
          e);
    }
  }

  private void print(TuningReport report) {
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      TuningText.figures(report)
          .forEach(f -> context.terminal().line(RecordJson.text(mapper.valueToTree(f))));
    } else {
      TuningText.lines(report).forEach(context.terminal()::line);
    }
  }
}
