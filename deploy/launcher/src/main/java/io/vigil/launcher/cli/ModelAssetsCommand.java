package io.vigil.launcher.cli;

import io.vigil.launcher.assets.ContactSheets;
import io.vigil.launcher.assets.PackMaker;
import io.vigil.launcher.assets.PackReport;
import io.vigil.launcher.console.Bars;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.model.assets.AssetUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes packs of real material. */
@Command(
    name = "assets",
    description = {
      "Makes a pack of real material for training: cut-outs of people, vehicles, dogs "
          + "and cats, backgrounds, stills, sounds and films, of a folder of labelled sets.",
      "The same data makes the same pack; a fifth of all sources is kept from training, to measure and to "
          + "choose thresholds with."
    },
    footer = {
      "",
      "DATA holds sets, each a folder of its own:",
      "  images/SET/labels.csv   file,class,coarse,x1,y1,x2,y2,licence,... one row for each thing;",
      "                          pictures lie beside it or in zips; masks in masks/ or masks.zip",
      "                          (PNG of the picture's name; n = its n-th row). Also understood:",
      "                          boxes.csv (file,label,x,y,w,h) and captions.csv (file,caption1,...)",
      "  audio/SET/labels.csv    file,label,licence,author_or_speaker,... one row for each sound",
      "  video/SET/NAME.mp4      with NAME.json: caption, events (type, start_s, end_s), licence",
      "A README.md in each set says \"- Licence: ...\", \"- Attribution: ...\" and",
      "\"- May be used for: train\" (or evaluate), unless a column may_be_used_for says it by file.",
      "What is not said to be for training is for evaluation alone. docs/data.md tells all of it.",
      "",
      "Examples:",
      "  vigil model assets data --out pack                    what may be published of",
      "  vigil model assets data --out all --use evaluate      everything, for research",
      "  vigil model assets data --out pack --sheets sheets    with pictures to look through",
    })
final class ModelAssetsCommand implements Callable<Integer> {
  private static final int TELL_EVERY = 500;

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "DATA", description = "Folder that holds images/, audio/ and video/.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PACK",
      description = "Folder of the pack; a pack that is there is replaced.")
  private Path out = Path.of("");

  @Option(
      names = "--use",
      paramLabel = "USE",
      defaultValue = "train",
      description = {
        "train: what weights may be published of (default).",
        "evaluate: everything, which makes weights trained from it research weights."
      })
  private Use use = Use.train;

  @Option(
      names = "--without",
      paramLabel = "SET",
      description = "Leave a set out, such as images/NAME; may be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--sheets",
      paramLabel = "DIR",
      description = "Also write sheets of small pictures there, to look through.")
  private @Nullable Path sheets;

  /** The names as they are typed. */
  private enum Use {
    train(AssetUse.TRAIN),
    evaluate(AssetUse.EVALUATE);

    private final AssetUse meaning;

    Use(AssetUse meaning) {
      this.meaning = meaning;
    }
  }

  ModelAssetsCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Thread maker = Thread.currentThread();
    context.interrupts().onStop(maker::interrupt);
    PackReport report;
    try (Bars bar = new Bars(terminal, "Assets", 1)) {
      PackMaker.Progress progress =
          (done, all, set) -> {
            bar.of(all);
            bar.at(done);
            bar.say(set);
            if (common.verbose() && !terminal.errIsTerminal() && done % TELL_EVERY == 0) {
              terminal.note(done + " of " + all + ": " + set);
            }
          };
      report = new PackMaker(data, Set.copyOf(without), use.meaning, progress).make(out);
    } catch (InterruptedException e) {
      terminal.note("Stopped; " + out + " is as it was. The same command begins anew.");
      return ExitCode.INTERRUPTED.status();
    } finally {
      context.interrupts().onStop(() -> {});
    }
    report.lines().forEach(terminal::line);
    sheets(report);
    for (String each : report.broken()) {
      terminal.note("Left out: " + each);
    }
    terminal.note("The pack is in " + out + ": " + report.assets().size() + " assets.");
    return report.broken().isEmpty() ? ExitCode.OK.status() : ExitCode.SOURCE.status();
  }

  private void sheets(PackReport report) {
    Path folder = sheets;
    if (folder == null) {
      return;
    }
    try {
      ContactSheets.write(folder, out, report.assets());
      context.terminal().note("The sheets are in " + folder + ".");
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILURE,
          "assets.sheets",
          folder + " cannot be written: " + e.getMessage(),
          "name another folder with --sheets",
          e);
    }
  }
}
