package io.vigil.launcher.cli;

import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints topics decoded. */
@Command(
    name = "watch",
    description = {
      "Prints what is on Vigil's topics, decoded, as it comes.",
      "Without a topic: captions, events and the state of the streams."
    },
    footer = {
      "",
      "Examples:",
      "  vigil watch --bootstrap localhost:9092",
      "  vigil watch events --from 10m --stream door -b localhost:9092",
      "  vigil watch captions --from earliest --until-end --json -b localhost:9092 >"
          + " captions.jsonl",
    })
final class WatchCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "frames, audio, streams, captions, events, moments ... or the full name.")
  private List<String> topics = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "latest",
      description =
          "earliest, latest, a time (2026-01-31T08:00:00Z) or an age (10m). Default: latest.")
  private String from = "latest";

  @Option(
      names = {"-s", "--stream"},
      paramLabel = "ID",
      description = "Only this stream; may be repeated.")
  private List<String> streams = new ArrayList<>();

  @Option(names = "--until-end", description = "Stop at the newest record instead of following.")
  private boolean untilEnd;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Stop after so many records.")
  private @Nullable Integer count;

  @Option(names = "--json", description = "Print JSON, one line for each record.")
  private boolean json;

  WatchCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ReadFrom place = place();
    List<Topic<?>> chosen = chosen();
    var config = common.load(context.environment(), kafka.overrides());
    try (TopicReader reader =
        new TopicReader(KafkaOption.require(config), chosen, place, PATIENCE)) {
      context.interrupts().onStop(reader::wakeup);
      new Following(
              context,
              json,
              untilEnd,
              count == null ? OptionalInt.empty() : OptionalInt.of(count),
              this::wanted)
          .run(reader);
    }
    return 0;
  }

  private ReadFrom place() {
    try {
      return ReadFrom.parse(from, context.clock());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--from " + e.getMessage(), e);
    }
  }

  private List<Topic<?>> chosen() {
    if (topics.isEmpty()) {
      return List.of(Topics.CAPTIONS, Topics.EVENTS, Topics.STREAMS);
    }
    List<Topic<?>> chosen = new ArrayList<>();
    for (String name : topics) {
      chosen.add(
          Topics.byName(name)
              .or(() -> Topics.byName("vigil." + name))
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "'"
                              + name
                              + "' is not one of Vigil's topics: "
                              + String.join(
                                  ", ", Topics.all().stream().map(Topic::name).toList()))));
    }
    return chosen;
  }

  private boolean wanted(SpecificRecord record) {
    if (streams.isEmpty()) {
      return true;
    }
    var field = record.getSchema().getField("stream");
    return field != null && streams.contains(String.valueOf(record.get(field.pos())));
  }
}
