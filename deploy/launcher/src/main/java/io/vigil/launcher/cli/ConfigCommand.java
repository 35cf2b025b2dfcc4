package io.vigil.launcher.cli;

import io.vigil.launcher.config.ConfigCatalog;
import io.vigil.launcher.config.ConfigPage;
import io.vigil.launcher.config.ConfigPrinter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the effective configuration. */
@Command(
    name = "config",
    description = "Checks the configuration and prints what it comes to, passwords left out.",
    footer = {
      "",
      "Examples:",
      "  vigil config > vigil.yaml                all keys with their defaults, to begin from",
      "  vigil config -c vigil.yaml               is it right, and what does it come to?",
      "  vigil config --keys                      every key: default, unit, range, meaning",
    })
final class ConfigCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--keys", description = "List every key instead.")
  private boolean keys;

  @Option(names = "--page", description = "Print the tables of docs/configuration.md instead.")
  private boolean page;

  ConfigCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (page) {
      context.terminal().out().print(ConfigPage.tables());
    } else if (keys) {
      ConfigCatalog.entries().forEach(e -> context.terminal().line(line(e)));
    } else {
      context
          .terminal()
          .out()
          .print(ConfigPrinter.yaml(common.load(context.environment(), List.of())));
    }
    context.terminal().out().flush();
    return 0;
  }

  private static String line(ConfigCatalog.Entry entry) {
    String fallback = entry.key().value().isEmpty() ? "-" : entry.key().value();
    String range = entry.range().isEmpty() ? "" : " [" + entry.range() + "]";
    String unit = entry.key().unit().isEmpty() ? "" : " " + entry.key().unit();
    return String.format(
        Locale.ROOT,
        "%-28s %-22s %s",
        entry.path(),
        fallback + unit,
        entry.key().doc() + " (" + entry.type() + ")" + range);
  }
}
