package io.vigil.launcher.cli;

import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topic;
import io.vigil.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what matches a subscription. */
@Command(
    name = "watch",
    description = "Prints what matches a subscription, as it comes.",
    footer = {
      "",
      "Examples:",
      "  vigil subscribe watch night --bootstrap localhost:9092",
      "  vigil subscribe watch night --from earliest --until-end --json -b localhost:9092",
    })
final class SubscribeWatchCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The subscription's name.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "latest",
      description = "earliest, latest, a time or an age (10m). Default: latest.")
  private String from = "latest";

  @Option(names = "--until-end", description = "Stop at the newest match instead of following.")
  private boolean untilEnd;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Stop after so many matches.")
  private @Nullable Integer count;

  @Option(names = "--json", description = "Print JSON, one line for each match.")
  private boolean json;

  SubscribeWatchCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ReadFrom place;
    Topic<?> topic;
    try {
      place = ReadFrom.parse(from, context.clock());
      topic = Topics.matches(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    KafkaConnection connection =
        KafkaOption.require(common.load(context.environment(), kafka.overrides()));
    try (TopicReader reader = new TopicReader(connection, List.of(topic), place, PATIENCE)) {
      context.interrupts().onStop(reader::wakeup);
      new Following(
              context,
              json,
              untilEnd,
              count == null ? OptionalInt.empty() : OptionalInt.of(count),
              match -> true)
          .run(reader);
    }
    return 0;
  }
}
