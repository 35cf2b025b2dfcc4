package io.vigil.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vigil.launcher.console.Colour;
import io.vigil.launcher.console.RecordJson;
import io.vigil.launcher.console.Terminal;
import io.vigil.launcher.doctor.Doctor;
import io.vigil.launcher.doctor.Finding;
import io.vigil.launcher.failure.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Examines the machine. */
@Command(
    name = "doctor",
    description = "Looks whether this machine is fit for Vigil, and says how to mend what is not.",
    footer = {
      "",
      "Examples:",
      "  vigil doctor",
      "  vigil doctor -c vigil.yaml --json     with your Kafka, bundle and ports, for a script",
    })
final class DoctorCommand implements Callable<Integer> {
  private final CliContext context;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(names = "--json", description = "Print JSON, one line for each check.")
  private boolean json;

  DoctorCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var config = common.load(context.environment(), kafka.overrides());
    List<Finding> findings =
        new Doctor(config, BundlePath.of(config.model(), context)).examine(this::print);
    boolean ill = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
    if (!json) {
      context
          .terminal()
          .line(
              ill ? "Mend what is marked fail, then ask again." : "This machine is fit for Vigil.");
    }
    return ill ? ExitCode.UNHEALTHY.status() : 0;
  }

  private void print(Finding finding) {
    Terminal terminal = context.terminal();
    if (json) {
      terminal.line(
          RecordJson.text(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("check", finding.name())
                  .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                  .put("detail", finding.detail())
                  .put("mend", finding.mend())));
      return;
    }
    String level =
        switch (finding.level()) {
          case OK -> terminal.paint(Colour.GOOD, "ok  ");
          case WARN -> terminal.paint(Colour.WARN, "warn");
          case FAIL -> terminal.paint(Colour.BAD, "fail");
        };
    terminal.line(
        "%s  %-11s %s%s"
            .formatted(
                level,
                finding.name(),
                finding.detail(),
                finding.mend().isEmpty() ? "" : "\n" + " ".repeat(18) + "-> " + finding.mend()));
  }
}
