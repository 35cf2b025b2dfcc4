package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.launcher.config.Durations;
import io.vigil.launcher.config.RetentionSection;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.topics.KafkaWait;
import io.vigil.launcher.topics.TopicAdmin;
import io.vigil.launcher.topics.TopicState;
import io.vigil.schemas.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates and describes the topics. */
@Command(
    name = "topics",
    description = "Creates Vigil's topics on a Kafka, or describes them.",
    footer = {
      "",
      "Examples:",
      "  vigil topics create --bootstrap localhost:9092",
      "  vigil topics create -c vigil.yaml --replication 3",
      "  vigil topics describe --bootstrap localhost:9092",
    })
final class TopicsCommand implements Callable<Integer> {
  /** What to do. */
  enum Action {
    /** Make those that are missing. */
    CREATE,
    /** Tell how they stand. */
    DESCRIBE
  }

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "create|describe",
      defaultValue = "describe",
      description = "What to do (default: describe).")
  private Action action = Action.DESCRIBE;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of each topic (default: the cluster's).")
  private @Nullable Short replication;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationText.class,
      description = "Longest wait for one answer of Kafka (default: 10s).")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = DurationText.class,
      description = "Wait so long for Kafka to answer at the start, such as 2m.")
  private Duration wait = Duration.ZERO;

  @Option(names = "--json", description = "Print JSON, one line for each topic.")
  private boolean json;

  TopicsCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var config = common.load(context.environment(), kafka.overrides());
    KafkaConnection connection = KafkaOption.require(config);
    KafkaWait.await(connection, wait, context.interrupts()::requested);
    try (TopicAdmin admin = new TopicAdmin(connection, timeout)) {
      if (action == Action.CREATE) {
        create(admin, config.retention());
      } else {
        admin.describe().forEach(this::print);
      }
    }
    return 0;
  }

  private void create(TopicAdmin admin, RetentionSection retention) {
    List<String> created = admin.create(Optional.ofNullable(replication), OptionalLong.empty());
    created.forEach(
        name ->
            context
                .terminal()
                .line(
                    json
                        ? RecordJson.text(
                            JsonNodeFactory.instance.objectNode().put("created", name))
                        : "created " + name));
    for (String name : admin.retain(retention::of)) {
      String time = retention.of(name).map(Durations::format).orElse("");
      context
          .terminal()
          .line(
              json
                  ? RecordJson.text(
                      JsonNodeFactory.instance.objectNode().put("topic", name).put("keeps", time))
                  : name + " keeps its records " + time);
    }
    if (created.isEmpty() && !json) {
      context.terminal().line("all topics are there");
    }
  }

  private void print(TopicState topic) {
    if (json) {
      context
          .terminal()
          .line(
              RecordJson.text(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("name", topic.name())
                      .put("partitions", topic.partitions())
                      .put("replicas", topic.replicas())
                      .put("records", topic.records())));
    } else if (topic.partitions() == 0) {
      context
          .terminal()
          .line(
              String.format(
                  Locale.ROOT,
                  "%-22s %s",
                  topic.name(),
                  context.terminal().paint(Colour.WARN, "missing: vigil topics create")));
    } else {
      context
          .terminal()
          .line(
              String.format(
                  Locale.ROOT,
                  "%-22s %3d partitions, %d replicas, %,d records",
                  topic.name(),
                  topic.partitions(),
                  topic.replicas(),
                  topic.records()));
    }
  }
}
