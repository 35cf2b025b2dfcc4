package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.schemas.ErasedTopic;
import io.vigil.schemas.Erasure;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.server.erase.Eraser;
import io.vigil.server.http.Problem;
import io.vigil.server.view.AvroJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Erases a stream, and writes the proof. */
@Command(
    name = "erase",
    description = {
      "Erases all that is known of a stream, and proves it.",
      "No list, search or picture shows it from then on. Kafka deletes at once what lies alone in a"
          + " partition's beginning; of the rest the proof says by when retention has removed it.",
    },
    footer = {
      "",
      "Examples:",
      "  vigil erase --stream door -b localhost:9092",
      "  vigil erase --stream door --before 2026-01-31T08:00:00Z --yes -b localhost:9092",
      "  vigil erase --stream door --all-before --yes --proof door.json -b localhost:9092",
    })
final class EraseCommand implements Callable<Integer> {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(names = "--stream", required = true, paramLabel = "ID", description = "Which stream.")
  private String stream = "";

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description =
          "Only what Kafka took before this time, such as 2026-01-31T08:00:00Z, or so long ago,"
              + " such as 7d (default: all up to now).")
  private @Nullable String before;

  @Option(
      names = "--all-before",
      description =
          "Delete at once even where records of other streams lie before those of this one: they"
              + " are lost too, and counted.")
  private boolean allBefore;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--proof",
      paramLabel = "FILE",
      description = "Where the proof is written, as JSON (default: erased-ID-TIME.json here).")
  private @Nullable Path proof;

  @Option(names = "--json", description = "Print the proof as JSON.")
  private boolean json;

  EraseCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection =
        KafkaOption.require(common.load(context.environment(), kafka.overrides()));
    Optional<Instant> until = until();
    if (!yes) {
      confirm();
    }
    Erasure erasure;
    try {
      erasure =
          new Eraser(connection, context.clock())
              .erase(
                  new Eraser.Request(stream, until, allBefore, ""),
                  step -> context.terminal().note(stream + ": " + step));
    } catch (Problem e) {
      throw new Failure(
          e.status() == 503 ? ExitCode.KAFKA : ExitCode.FAILURE,
          "erase." + e.code(),
          e.title().toLowerCase(Locale.ROOT),
          String.valueOf(e.getMessage()),
          e);
    }
    ObjectNode tree = AvroJson.of(erasure);
    Path file =
        proof == null
            ? Path.of("erased-" + stream + "-" + NAME.format(erasure.getTime()) + ".json")
            : proof;
    Files.writeString(file, tree.toPrettyString() + "\n");
    if (json) {
      context.terminal().line(RecordJson.text(tree));
    } else {
      print(erasure);
    }
    context.terminal().note("The proof is in " + file);
    boolean gone = erasure.getTopics().stream().allMatch(topic -> topic.getLeft() == 0);
    return (gone ? ExitCode.OK : ExitCode.REMAINS).status();
  }

  private Optional<Instant> until() {
    if (before == null) {
      return Optional.empty();
    }
    try {
      if (ReadFrom.parse(before, context.clock()) instanceof ReadFrom.At at) {
        return Optional.of(at.time());
      }
    } catch (IllegalArgumentException e) {
      throw badTime(e);
    }
    throw badTime(null);
  }

  private Failure badTime(@Nullable Exception cause) {
    return new Failure(
        ExitCode.USAGE,
        "erase.before",
        "--before '" + before + "' is no time",
        "give one such as 2026-01-31T08:00:00Z, or how long ago, such as 7d",
        cause);
  }

  /** What is erased cannot be brought back: its name has to be written once more. */
  private void confirm() throws IOException {
    context
        .terminal()
        .note(
            "This erases all that is known of '"
                + stream
                + "'"
                + (before == null ? "" : " before " + before)
                + ", for good. Write its name to go on:");
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || !line.strip().equals(stream)) {
      throw new Failure(
          ExitCode.FAILURE,
          "erase.not-confirmed",
          "nothing was erased",
          "write the stream's name, or give --yes");
    }
  }

  private void print(Erasure erasure) {
    row("topic", "found", "left", "others lost", "gone by");
    for (ErasedTopic topic : erasure.getTopics()) {
      row(
          topic.getTopic(),
          Long.toString(topic.getFound()),
          Long.toString(topic.getLeft()),
          Long.toString(topic.getOthersLost()),
          goneBy(topic));
    }
    boolean gone = erasure.getTopics().stream().allMatch(topic -> topic.getLeft() == 0);
    context
        .terminal()
        .line(
            gone
                ? "Kafka gives out no record of '" + stream + "' any more."
                : "Nothing shows it any more, but Kafka still holds what is left; --all-before"
                    + " deletes it now, with what others have before it.");
  }

  private static String goneBy(ErasedTopic topic) {
    if (topic.getLeft() == 0) {
      return "gone";
    }
    Instant by = topic.getGoneBy();
    return by == null
        ? "when Kafka compacts the topic"
        : by.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  private void row(String topic, String found, String left, String others, String goneBy) {
    context
        .terminal()
        .line(
            String.format(
                    Locale.ROOT, "%-24s %10s %10s %12s  %s", topic, found, left, others, goneBy)
                .stripTrailing());
  }
}
