package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.ingest.SimulatedSource;
import io.vigil.ingest.SourceOptions;
import io.vigil.ingest.StreamSource;
import io.vigil.ingest.source.SourceAddress;
import io.vigil.ingest.source.SourceException;
import io.vigil.ingest.source.SourceFault;
import io.vigil.ingest.source.SourceKind;
import io.vigil.launcher.config.StreamEntry;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.console.Text;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.run.DataDirectory;
import io.vigil.launcher.run.Outcome;
import io.vigil.launcher.run.Runner;
import io.vigil.launcher.topics.Received;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code demo} and {@code run} have in common: play sources, print what comes, sum up. */
final class Playing {
  private final CliContext context;
  private final VigilConfig config;
  private final boolean json;
  private final Runner.Companion companion;
  private final List<String> refused = new ArrayList<>();

  Playing(CliContext context, VigilConfig config, boolean json) {
    this(context, config, json, Runner.Companion.NONE);
  }

  /** With something that runs beside the sources. */
  Playing(CliContext context, VigilConfig config, boolean json, Runner.Companion companion) {
    this.context = context;
    this.config = config;
    this.json = json;
    this.companion = companion;
  }

  /** Understands the sources; one that is none is told, and does not stop the others. */
  List<StreamSource> sources(List<StreamEntry> entries) {
    List<StreamSource> sources = new ArrayList<>();
    for (StreamEntry entry : entries) {
      try {
        SourceAddress address = SourceAddress.parse(entry.source());
        requireFile(address);
        sources.add(
            new StreamSource(
                entry.id(),
                address,
                new SourceOptions(entry.fast(), entry.start(), entry.privacy())));
      } catch (SourceException e) {
        refused.add(entry.id());
        context.terminal().note("vigil: " + e.getMessage());
      }
    }
    if (sources.isEmpty()) {
      throw new Failure(ExitCode.SOURCE, "source.none", "no source is left to play", "see above");
    }
    return sources;
  }

  /** What is plainly missing is told before anything is started for it. */
  private static void requireFile(SourceAddress address) throws SourceException {
    if (address.kind() == SourceKind.FILE && !Files.exists(Path.of(address.withCredentials()))) {
      throw new SourceException(address.toString(), SourceFault.MISSING_FILE, "");
    }
  }

  /** Whether a source was told to be none. */
  boolean refusedAny() {
    return !refused.isEmpty();
  }

  /** Plays to the end; the exit status. */
  int play(
      List<StreamSource> sources,
      List<SimulatedSource> simulated,
      DataDirectory directory,
      Optional<Duration> limit,
      Consumer<Received> listener) {
    Terminal terminal = context.terminal();
    Instant begin = Instant.now();
    terminal.note("Starting Kafka, Flink and the networks ...");
    Runner runner =
        new Runner(config, BundlePath.of(config.model(), context), simulated, companion);
    try (directory) {
      List<Outcome> outcomes =
          runner.run(
              sources,
              directory.path(),
              limit,
              new Runner.Hooks(
                  kafka ->
                      terminal.note(
                          "Ready after %s; Kafka is at %s. Ctrl-C stops."
                              .formatted(
                                  Text.seconds(Duration.between(begin, Instant.now())), kafka)),
                  listener,
                  context.interrupts()::requested));
      outcomes.forEach(this::print);
      if (context.interrupts().requested()) {
        return ExitCode.INTERRUPTED.status();
      }
      return outcomes.stream().anyMatch(Outcome::failed) || !refused.isEmpty()
          ? ExitCode.SOURCE.status()
          : 0;
    }
  }

  private void print(Outcome outcome) {
    Terminal terminal = context.terminal();
    if (json) {
      terminal.line(
          RecordJson.text(JsonNodeFactory.instance.objectNode().set("summary", outcome.json())));
    } else if (outcome.failed()) {
      terminal.note(terminal.paint(Colour.BAD, outcome.text()));
    } else {
      terminal.line(terminal.paint(Colour.STRONG, outcome.text()));
    }
  }
}
