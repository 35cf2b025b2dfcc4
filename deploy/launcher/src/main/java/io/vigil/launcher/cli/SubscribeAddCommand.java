package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.config.VigilConfig;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.RecordText;
import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.subscribe.BundleKnown;
import io.vigil.launcher.subscribe.SubscriptionAccess;
import io.vigil.launcher.subscribe.SubscriptionFile;
import io.vigil.launcher.topics.ReadFrom;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.SubscriptionReplay;
import io.vigil.operators.subscribe.Trial;
import io.vigil.operators.subscribe.rule.Checked;
import io.vigil.operators.subscribe.rule.Known;
import io.vigil.operators.subscribe.rule.Rule;
import io.vigil.operators.subscribe.rule.RuleParser;
import io.vigil.operators.subscribe.rule.SubscriptionJson;
import io.vigil.schemas.Match;
import io.vigil.schemas.Subscription;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.topic.KafkaConnection;
import io.vigil.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a subscription, or tries it out. */
@Command(
    name = "add",
    description = {
      "Writes a subscription, in the place of one of the same name.",
      "With --preview nothing is written: it shows what would have matched."
    },
    footer = {
      "",
      "Examples:",
      "  vigil subscribe add night --type motion.enters --hours 22:00-06:00 "
          + "--time-zone Europe/Vienna -b localhost:9092",
      "  vigil subscribe add knock --sequence sound.knock,motion.enters --within 30s -b k:9092",
      "  vigil subscribe add through --sequence motion.leaves@gate,motion.enters@hall "
          + "--within 1m -b k:9092",
      "  vigil subscribe add gate --type thing.person --zone \"0,0.5 0.4,0.5 0.4,1 0,1\" -b k:9092",
      "  vigil subscribe add quiet --type sound.speech --absence 10m -b k:9092",
      "  vigil subscribe add person --sentence someone --preview 1d -b k:9092",
      "  vigil subscribe add night -f night.yaml --preview earliest -b k:9092",
    })
final class SubscribeAddCommand implements Callable<Integer> {
  private static final Duration ENGINE_PATIENCE = Duration.ofSeconds(3);
  private static final long PAUSE_NANOS = 50_000_000;
  private static final int MOST_SHOWN = 500;

  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();
  @Mixin private BundleOption bundle = new BundleOption();
  @Mixin private SubscriptionFlags flags = new SubscriptionFlags();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Its name, of a-z, 0-9 and -; over the file's.")
  private @Nullable String name;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read it from YAML or JSON; further options win over it.")
  private @Nullable Path file;

  @Option(
      names = "--preview",
      paramLabel = "FROM",
      description =
          "Write nothing; show what would have matched since earliest, a time or an age (1d).")
  private @Nullable String preview;

  @Option(names = "--json", description = "Print JSON, one line for each record.")
  private boolean json;

  SubscribeAddCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ObjectNode node =
        file == null ? JsonNodeFactory.instance.objectNode() : SubscriptionFile.read(file);
    if (name != null) {
      node.put("name", name);
    } else if (preview != null && !node.has("name")) {
      node.put("name", "preview");
    }
    flags.putInto(node);
    VigilConfig config = common.load(context.environment(), overrides());
    Subscription subscription = good(SubscriptionJson.read(node));
    try (BundleKnown read =
        BundleKnown.of(BundlePath.of(config.model(), context), config.model().gpu())) {
      Known known = read.known();
      good(RuleParser.parse(subscription, known));
      KafkaConnection connection = KafkaOption.require(config);
      if (preview == null) {
        context
            .terminal()
            .line(SubscriptionAccess.with(connection, log -> written(log, subscription)));
      } else {
        preview(connection, good(Trial.rule(subscription, known)), preview);
      }
    }
    return 0;
  }

  private java.util.List<String> overrides() {
    return java.util.stream.Stream.concat(kafka.overrides().stream(), bundle.overrides().stream())
        .toList();
  }

  /** What was read, or each fault in a line of its own. */
  private <T> T good(Checked<T> checked) {
    if (checked instanceof Checked.Good<T> good) {
      return good.value();
    }
    checked
        .faults()
        .forEach(
            f -> context.terminal().note(context.terminal().paint(Colour.BAD, "! ") + f.line()));
    int count = checked.faults().size();
    throw new Failure(
        ExitCode.USAGE,
        "subscription.faults",
        "the subscription has " + (count == 1 ? "a fault" : count + " faults"),
        "see above; nothing was written");
  }

  private String written(SubscriptionLog log, Subscription subscription) {
    long revision = log.write(subscription);
    Optional<SubscriptionState> state = state(log, subscription.getName(), revision);
    return json ? line(subscription, revision, state) : said(state, subscription);
  }

  private static Optional<SubscriptionState> state(
      SubscriptionLog log, String name, long revision) {
    Instant end = Instant.now().plus(ENGINE_PATIENCE);
    while (true) {
      Optional<SubscriptionState> state =
          Optional.ofNullable(log.read().get(name))
              .flatMap(entry -> entry.state())
              .filter(s -> s.getRevision() >= revision);
      if (state.isPresent() || Instant.now().isAfter(end)) {
        return state;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String line(
      Subscription subscription, long revision, Optional<SubscriptionState> state) {
    return RecordJson.text(
        SubscriptionJson.write(subscription)
            .put("revision", revision)
            .put("state", state.map(s -> s.getState().name()).orElse("PENDING")));
  }

  private static String said(Optional<SubscriptionState> state, Subscription subscription) {
    String named = "subscription " + subscription.getName();
    if (state.isEmpty()) {
      return named + " is written; it is armed when `vigil run` or `vigil serve` runs";
    }
    return switch (state.get().getState()) {
      case ARMED ->
          named + " is armed; its matches go to " + Topics.matches(subscription.getName()).name();
      case DISABLED -> named + " is written and rests";
      default ->
          named
              + " was refused: "
              + String.join(
                  "; ",
                  state.get().getFaults().stream()
                      .map(f -> f.getField() + ": " + f.getFault() + ", " + f.getMend())
                      .toList());
    };
  }

  private void preview(KafkaConnection connection, Rule rule, String from) {
    Instant since = place(from);
    SubscriptionReplay.Result result =
        SubscriptionAccess.faults(
            connection,
            () ->
                new SubscriptionReplay(connection).run(rule, since, Optional.empty(), MOST_SHOWN));
    RecordText text = new RecordText(context.terminal());
    for (Match match : result.matches()) {
      context.terminal().line(json ? RecordJson.line("preview", match) : text.line(match));
    }
    context
        .terminal()
        .note(
            String.format(
                Locale.ROOT,
                "%,d matches in %,d records, looked through in %.1f s, %,.0f a second%s",
                result.count(),
                result.scanned(),
                result.took().toNanos() / 1e9,
                result.rate(),
                result.count() > MOST_SHOWN ? "; the first " + MOST_SHOWN + " are shown" : ""));
  }

  private Instant place(String from) {
    try {
      ReadFrom place = ReadFrom.parse(from, context.clock());
      if (place instanceof ReadFrom.At at) {
        return at.time();
      }
      if (place instanceof ReadFrom.Earliest) {
        return Instant.EPOCH;
      }
      throw new IllegalArgumentException("'latest' leaves nothing to look through");
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--preview " + e.getMessage(), e);
    }
  }
}
