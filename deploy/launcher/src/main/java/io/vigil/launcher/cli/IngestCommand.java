package io.vigil.launcher.cli;

import io.vigil.ingest.Ingest;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.publish.PublishException;
import io.vigil.ingest.supervise.StreamSummary;
import io.vigil.launcher.config.StreamEntry;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.demo.DemoCamera;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.BundleTokenEncoder;
import io.vigil.launcher.run.ModuleConfigs;
import io.vigil.launcher.run.StreamNames;
import io.vigil.launcher.topics.KafkaWait;
import io.vigil.schemas.StreamState;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings films and cameras to a given Kafka. */
@Command(
    name = "ingest",
    description = {
      "Brings films and cameras to a given Kafka, as pictures and sound with exact times.",
      "Each change of a stream's state is a line. Films end; cameras go on until Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  vigil ingest -c vigil.yaml                             the streams of a configuration",
      "  vigil ingest -b localhost:9092 door=rtsp://10.0.0.7/1  one camera",
      "  vigil ingest -b localhost:9092 --fast film.mp4",
      "  vigil ingest -b localhost:9092 --events-only door=rtsp://10.0.0.7/1",
      "                                    neither pictures nor sound leave this machine",
    })
final class IngestCommand implements Callable<Integer> {
  private static final Duration GLANCE = Duration.ofMillis(250);

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Mixin private PrivacyOptions privacy = new PrivacyOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "[NAME=]SOURCE",
      description = "Films and cameras (default: the configuration's streams).")
  private List<String> sources = new ArrayList<>();

  @Option(names = "--fast", description = "Films as fast as they decode, not in real time.")
  private boolean fast;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = DurationText.class,
      description = "Wait so long for Kafka to answer at the start, such as 2m.")
  private Duration wait = Duration.ZERO;

  IngestCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    VigilConfig config = common.load(context.environment(), kafka.overrides());
    KafkaConnection connection = KafkaOption.require(config);
    List<StreamEntry> entries =
        sources.isEmpty()
            ? config.streams()
            : StreamNames.of(sources).stream()
                .map(n -> new StreamEntry(n.id(), n.source(), fast, Optional.empty()))
                .toList();
    if (entries.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give at least one film or camera, or a configuration with streams");
    }
    Playing playing = new Playing(context, config, false);
    List<StreamSource> streams = playing.sources(privacy.apply(entries));
    KafkaWait.await(connection, wait, context.interrupts()::requested);
    boolean failed = ingest(config, connection, streams);
    return failed || playing.refusedAny() ? ExitCode.SOURCE.status() : 0;
  }

  private boolean ingest(VigilConfig config, KafkaConnection connection, List<StreamSource> streams)
      throws InterruptedException {
    Ingest ingest =
        new Ingest(
            ModuleConfigs.ingest(config.ingest()),
            connection,
            streams,
            List.of(new DemoCamera(context.clock())),
            BundleTokenEncoder.of(
                ModuleConfigs.clusterJob(
                    config, connection, BundlePath.of(config.model(), context))));
    try (ingest) {
      ingest.start();
      Map<String, StreamState> states = new HashMap<>();
      boolean ended = false;
      while (!ended && !context.interrupts().requested()) {
        ended = ingest.awaitEnd(GLANCE);
        ingest.summaries().forEach(s -> tell(s, states));
      }
    } catch (PublishException e) {
      throw new Failure(ExitCode.KAFKA, "kafka.publish", String.valueOf(e.getMessage()), "", e);
    }
    ingest.summaries().forEach(this::sumUp);
    return ingest.summaries().stream().anyMatch(s -> s.state() == StreamState.FAILED);
  }

  private void tell(StreamSummary summary, Map<String, StreamState> states) {
    if (states.put(summary.id(), summary.state()) != summary.state()) {
      Terminal terminal = context.terminal();
      String state = summary.state().name().toLowerCase(Locale.ROOT);
      String reason = summary.reason().isEmpty() ? "" : ": " + summary.reason();
      terminal.line(
          "%-12s %s%s"
              .formatted(
                  summary.id(),
                  terminal.paint(
                      summary.state() == StreamState.ONLINE ? Colour.GOOD : Colour.FAINT, state),
                  reason));
    }
  }

  private void sumUp(StreamSummary s) {
    context
        .terminal()
        .line(
            "%-12s %s of film: %d pictures, %d segments of sound, %d gaps, %d lost, %d reconnects"
                .formatted(
                    s.id(),
                    Text.length(s.length()),
                    s.frames(),
                    s.segments(),
                    s.gaps(),
                    s.dropped(),
                    s.reconnects()));
  }
}
