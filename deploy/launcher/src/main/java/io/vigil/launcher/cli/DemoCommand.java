package io.vigil.launcher.cli;

import io.vigil.launcher.config.StreamEntry;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.topics.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole system on the simulated camera. */
@Command(
    name = "demo",
    description = {
      "Shows the whole system on a simulated camera: Kafka, Flink, the networks and "
          + "ingest in this process.",
      "Captions and events are printed as they come, with their confidence, the share "
          + "of pictures and sound in them, and the delay from capture."
    },
    footer = {
      "",
      "Examples:",
      "  vigil demo                       until Ctrl-C",
      "  vigil demo --truth --seed 7      another world, with what truly happens beside",
      "  vigil demo --duration 1m --json  for a script",
      "  vigil demo --port 9092           and in another terminal: vigil watch -b 127.0.0.1:9092",
    })
final class DemoCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Which world: the same seed shows the same things (default: 8, in whose first minute much"
              + " happens).")
  private long seed = 8;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationText.class,
      description = "Stop after so long, such as 90s or 10m (default: at Ctrl-C).")
  private @Nullable Duration duration;

  @Option(names = "--truth", description = "Print beside it what the camera's script says.")
  private boolean truth;

  @Option(names = "--json", description = "Print JSON, one line for each record, and the summary.")
  private boolean json;

  DemoCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> options = new ArrayList<>(embedded.overrides());
    options.addAll(server.overrides());
    VigilConfig config = common.load(context.environment(), options);
    DemoCamera camera = new DemoCamera(context.clock());
    Playing playing = new Playing(context, config, json, server.companion(config, context));
    StreamEntry entry = new StreamEntry("demo", "demo:?seed=" + seed, false, Optional.empty());
    return playing.play(
        playing.sources(List.of(entry)),
        List.of(camera),
        embedded.directory(config),
        Optional.ofNullable(duration),
        listener(camera));
  }

  private Consumer<Received> listener(DemoCamera camera) {
    Consumer<Received> records = new RecordPrinter(context.terminal(), json)::print;
    return truth && !json
        ? records.andThen(new TruthPrinter(context.terminal(), camera, seed)::print)
        : records;
  }
}
