package io.vigil.launcher.cli;

import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.RecordText;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.topics.QuestionSender;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.launcher.topics.Received;
import io.vigil.launcher.topics.TopicReader;
import io.vigil.schemas.Answer;
import io.vigil.schemas.Question;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Keys;
import io.vigil.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a question on a stream and waits for the answer. */
@Command(
    name = "ask",
    description = {
      "Asks a question on a stream, and prints the answer when it comes.",
      "Without --from and --to it is about now; with them about a past interval, of which the job",
      "keeps the last five minutes."
    },
    footer = {
      "",
      "Examples:",
      "  vigil ask door is a dog heard -b localhost:9092",
      "  vigil ask door what colour is the car --from 2m --to 1m -b localhost:9092",
      "  vigil ask door \"is a person in view\" --json -c vigil.yaml",
    })
final class AskCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration KAFKA = Duration.ofSeconds(10);

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "STREAM", description = "The stream's id.")
  private String stream = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "QUESTION",
      description = "One sentence; quotes are not needed.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "WHEN",
      description = "Start of what is asked about: 2026-01-31T08:00:00Z, or an age (2m).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "WHEN",
      description = "End of what is asked about: a time, or an age.")
  private @Nullable String to;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = DurationText.class,
      description = "Longest wait for the answer (default: 1m).")
  private Duration timeout = Duration.ofMinutes(1);

  @Option(names = "--json", description = "Print JSON, one line.")
  private boolean json;

  AskCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Question question = question();
    KafkaConnection connection =
        KafkaOption.require(common.load(context.environment(), kafka.overrides()));
    // The reader stands at the end before the question is sent, so no answer can slip by.
    try (TopicReader reader =
        new TopicReader(connection, List.of(Topics.ANSWERS), new ReadFrom.Latest(), KAFKA)) {
      context.interrupts().onStop(reader::wakeup);
      QuestionSender.send(connection, question, KAFKA);
      Answer answer = await(reader, question.getId());
      boolean refused = answer.getConfidence() == 0;
      if (json) {
        context.terminal().line(RecordJson.line(Topics.ANSWERS.name(), answer));
      } else if (!refused) {
        context.terminal().line(new RecordText(context.terminal()).line(answer));
      }
      if (refused && !json) {
        throw new Failure(ExitCode.FAILURE, "ask.refused", "no answer: " + answer.getText(), "");
      }
      return refused ? ExitCode.FAILURE.status() : ExitCode.OK.status();
    }
  }

  private Question question() {
    if (!Keys.isValidStream(stream)) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + stream + "' cannot be a stream's id: it takes 1 to 200 of A-Z, a-z, 0-9, ., _, -");
    }
    // Both ages count from one moment.
    Clock now = Clock.fixed(context.clock().instant(), ZoneOffset.UTC);
    Optional<Instant> start = time("--from", from, now);
    Optional<Instant> end = time("--to", to, now);
    if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
      throw new ParameterException(spec.commandLine(), "--to must be later than --from");
    }
    Question.Builder question =
        Question.newBuilder()
            .setStream(stream)
            .setId(UUID.randomUUID().toString())
            .setText(String.join(" ", words))
            .setAsked(now.instant().truncatedTo(ChronoUnit.MICROS));
    start.ifPresent(question::setStart);
    end.ifPresent(question::setEnd);
    return question.build();
  }

  private Optional<Instant> time(String option, @Nullable String given, Clock now) {
    if (given == null) {
      return Optional.empty();
    }
    try {
      if (ReadFrom.parse(given, now) instanceof ReadFrom.At at) {
        return Optional.of(at.time().truncatedTo(ChronoUnit.MICROS));
      }
    } catch (IllegalArgumentException e) {
      // Told below, as "earliest" is.
    }
    throw new ParameterException(
        spec.commandLine(),
        option + " is a time such as 2026-01-31T08:00:00Z, or an age such as 2m, not " + given);
  }

  private Answer await(TopicReader reader, String id) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      for (Received received : reader.poll(POLL)) {
        if (received instanceof Received.Decoded decoded
            && decoded.record() instanceof Answer answer
            && answer.getId().equals(id)) {
          return answer;
        }
      }
      if (context.interrupts().requested()) {
        throw new Failure(ExitCode.INTERRUPTED, "ask.interrupted", "stopped before an answer", "");
      }
    }
    throw new Failure(
        ExitCode.JOB,
        "ask.silence",
        "no answer came within " + timeout.toSeconds() + " s",
        "see that the job runs on this Kafka (vigil run, or vigil job), or give a longer --timeout");
  }
}
