package io.vigil.launcher.cli;

import io.vigil.launcher.config.StreamEntry;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.run.StreamNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** Runs the whole system on films and cameras. */
@Command(
    name = "run",
    description = {
      "Says what happens in films and cameras: the whole system in this process.",
      "Films end, and with the last one the command; cameras go on until Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  vigil run film.mp4                          in real time",
      "  vigil run --fast film.mp4                   as fast as this machine can",
      "  vigil run door=rtsp://user:word@10.0.0.7/1  a camera, under a name of yours",
      "  vigil run a.mp4 b.mkv --fast --json         several at once, for a script",
      "  vigil run --no-server film.mp4              without the dashboard",
      "  vigil run --events-only film.mp4            neither pictures nor sound on Kafka",
      "  vigil run -c vigil.yaml                     the streams of a configuration",
    })
final class RunCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Mixin private PrivacyOptions privacy = new PrivacyOptions();
  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "[NAME=]SOURCE",
      description =
          "A film, rtsp://, rtmp://, srt://, http(s)://, udp://, v4l2:/dev/video0 or demo:"
              + " (default: the configuration's streams).")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--fast", description = "Films as fast as they decode, not in real time.")
  private boolean fast;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "When the films begin, such as 2026-01-31T08:00:00Z (default: now).")
  private @Nullable Instant start;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Stop after so long, such as 90s or 10m.")
  private @Nullable Duration duration;

  @Option(names = "--json", description = "Print JSON, one line for each record, and the summary.")
  private boolean json;

  RunCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> options = new ArrayList<>(embedded.overrides());
    options.addAll(kafka.overrides());
    options.addAll(server.overrides());
    VigilConfig config = common.load(context.environment(), options);
    List<StreamEntry> entries =
        sources.isEmpty()
            ? config.streams()
            : StreamNames.of(sources).stream()
                .map(n -> new StreamEntry(n.id(), n.source(), fast, Optional.ofNullable(start)))
                .toList();
    if (entries.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give at least one film or camera, or a configuration with streams");
    }
    Playing playing = new Playing(context, config, json, server.companion(config, context));
    return playing.play(
        playing.sources(privacy.apply(entries)),
        List.of(new DemoCamera(context.clock())),
        embedded.directory(config),
        Optional.ofNullable(duration),
        new RecordPrinter(context.terminal(), json)::print);
  }
}
