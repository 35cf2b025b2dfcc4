package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.subscribe.SubscriptionAccess;
import io.vigil.operators.subscribe.SubscriptionEntry;
import io.vigil.operators.subscribe.SubscriptionLog;
import io.vigil.operators.subscribe.rule.SubscriptionJson;
import io.vigil.schemas.ArmedState;
import io.vigil.schemas.SubscriptionState;
import io.vigil.schemas.topic.KafkaConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists subscriptions. */
@Command(
    name = "list",
    description = "Lists the subscriptions, whether they are armed, and why not.",
    footer = {
      "",
      "Examples:",
      "  vigil subscribe list --bootstrap localhost:9092",
      "  vigil subscribe list -b localhost:9092 --json",
    })
final class SubscribeListCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(names = "--json", description = "Print JSON, one line for each subscription.")
  private boolean json;

  SubscribeListCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    KafkaConnection connection =
        KafkaOption.require(common.load(context.environment(), kafka.overrides()));
    Map<String, SubscriptionEntry> all = SubscriptionAccess.with(connection, SubscriptionLog::read);
    all.values().forEach(entry -> context.terminal().line(json ? line(entry) : text(entry)));
    if (all.isEmpty() && !json) {
      context.terminal().line("there are no subscriptions: vigil subscribe add --help");
    }
    return 0;
  }

  /** The engine's word on the newest record, if it has seen it. */
  private static Optional<SubscriptionState> word(SubscriptionEntry entry) {
    return entry.state().filter(state -> state.getRevision() >= entry.revision());
  }

  private static String line(SubscriptionEntry entry) {
    ObjectNode node =
        entry
            .subscription()
            .map(SubscriptionJson::write)
            .orElseGet(JsonNodeFactory.instance::objectNode)
            .put("name", entry.name())
            .put("revision", entry.revision())
            .put("state", word(entry).map(s -> s.getState().name()).orElse("PENDING"));
    ArrayNode faults = node.putArray("faults");
    word(entry)
        .ifPresent(
            s ->
                s.getFaults()
                    .forEach(
                        f ->
                            faults
                                .addObject()
                                .put("field", f.getField())
                                .put("fault", f.getFault())
                                .put("mend", f.getMend())));
    return RecordJson.text(node);
  }

  private String text(SubscriptionEntry entry) {
    Optional<SubscriptionState> word = word(entry);
    ArmedState state = word.map(SubscriptionState::getState).orElse(ArmedState.UNKNOWN);
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-24s %s",
                entry.name(),
                context.terminal().paint(colour(state), said(state))));
    word.ifPresent(
        s -> {
          s.getFaults()
              .forEach(
                  f ->
                      line.append(System.lineSeparator())
                          .append("  ")
                          .append(f.getField())
                          .append(": ")
                          .append(f.getFault())
                          .append("; ")
                          .append(f.getMend()));
          if (state == ArmedState.REFUSED && s.getArmed() != null) {
            line.append(System.lineSeparator()).append("  its last good form goes on");
          }
        });
    return line.toString();
  }

  private static String said(ArmedState state) {
    return state == ArmedState.UNKNOWN
        ? "waits to be armed by `vigil run` or `vigil serve`"
        : state.name().toLowerCase(Locale.ROOT);
  }

  private static Colour colour(ArmedState state) {
    return switch (state) {
      case ARMED -> Colour.GOOD;
      case REFUSED -> Colour.BAD;
      default -> Colour.FAINT;
    };
  }
}
