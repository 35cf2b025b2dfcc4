package io.vigil.launcher.cli;

import io.vigil.launcher.failure.ExitCode;
import io.vigil.launcher.failure.Failure;
import io.vigil.launcher.subscribe.SubscriptionAccess;
import io.vigil.schemas.topic.KafkaConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a subscription. */
@Command(
    name = "remove",
    description = "Removes a subscription; what it matched stays on its topic.",
    footer = {
      "",
      "Examples:",
      "  vigil subscribe remove night --bootstrap localhost:9092",
    })
final class SubscribeRemoveCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name = "";

  SubscribeRemoveCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    KafkaConnection connection =
        KafkaOption.require(common.load(context.environment(), kafka.overrides()));
    boolean removed =
        SubscriptionAccess.with(
            connection,
            log -> {
              boolean there = log.read().containsKey(name);
              if (there) {
                log.remove(name);
              }
              return there;
            });
    if (!removed) {
      throw new Failure(
          ExitCode.USAGE,
          "subscription.unknown",
          "there is no subscription '" + name + "'",
          "see `vigil subscribe list`");
    }
    context.terminal().line("removed " + name);
    return 0;
  }
}
